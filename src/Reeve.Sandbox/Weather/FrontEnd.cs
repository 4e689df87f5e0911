using System.Text;
using Microsoft.AspNetCore.Http;

namespace Reeve.Sandbox.Weather;

/// <summary>What stands before all APIs and answers where none was reached: pages for people, not JSON.</summary>
internal sealed class FrontEnd : IEmulatedApi
{
    public string? Service => null;

    /// <summary>Sends an error page.</summary>
    public static async Task SendAsync(HttpResponse response, int status)
    {
        var page = Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=en><title>Error {status}</title><p><b>{status}.</b> That’s an error.</html>\n");
        response.StatusCode = status;
        if (status is 204 or 304)
        {
            return;
        }

        response.ContentType = "text/html; charset=UTF-8";
        response.ContentLength = page.Length;
        if (response.HttpContext.Request.Method != HttpMethods.Head)
        {
            await response.Body.WriteAsync(page);
        }
    }

    public ValueTask<string?> SubjectOfAsync(HttpContext http) => ValueTask.FromResult<string?>(null);

    public Task RefuseAsync(HttpContext http, Refusal refusal) => SendAsync(http.Response, refusal.Status);
}
