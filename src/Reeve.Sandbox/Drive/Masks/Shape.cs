using System.Globalization;
using System.Text.Json;

namespace Reeve.Sandbox.Drive.Masks;

/// <summary>Writes the wanted members of a value.</summary>
internal delegate void MemberWriter<in T>(Utf8JsonWriter json, T value);

/// <summary>
/// The members that a resource has on the wire, and how each is written; with a mask it becomes a writer of just the wanted ones.
/// </summary>
/// <remarks>A member without a value is left out, as Google does; false and zero are values.</remarks>
internal sealed class Shape<T>
{
    private readonly List<(string Name, Func<Mask, MemberWriter<T>?> Compile)> _members = [];

    /// <summary>A member that is a text.</summary>
    public Shape<T> Text(string name, Func<T, string?> get)
    {
        var key = JsonEncodedText.Encode(name);

        return Add(name, (json, value) =>
        {
            if (get(value) is { } text)
            {
                json.WriteString(key, text);
            }
        });
    }

    /// <summary>A member that is true or false.</summary>
    public Shape<T> Flag(string name, Func<T, bool?> get)
    {
        var key = JsonEncodedText.Encode(name);

        return Add(name, (json, value) =>
        {
            if (get(value) is { } flag)
            {
                json.WriteBoolean(key, flag);
            }
        });
    }

    /// <summary>A 64-bit number, which goes as a text.</summary>
    public Shape<T> Long(string name, Func<T, long?> get) =>
        Text(name, value => get(value)?.ToString(CultureInfo.InvariantCulture));

    /// <summary>An instant, in UTC with milliseconds.</summary>
    public Shape<T> Time(string name, Func<T, DateTimeOffset?> get) => Text(name, value => get(value) is { } at ? Timestamps.Text(at) : null);

    /// <summary>A list of texts.</summary>
    public Shape<T> Texts(string name, Func<T, IEnumerable<string>?> get) => Add(name, (json, value) =>
    {
        if (get(value) is { } texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }
    });

    /// <summary>An object of texts under names that the caller chose.</summary>
    public Shape<T> Map(string name, Func<T, IReadOnlyDictionary<string, string>?> get) => Add(name, (json, value) =>
    {
        if (get(value) is { Count: > 0 } map)
        {
            json.WriteStartObject(name);
            foreach (var (key, text) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteString(key, text);
            }

            json.WriteEndObject();
        }
    });

    /// <summary>A member that is an object of another shape.</summary>
    public Shape<T> Object<TInner>(string name, Shape<TInner> shape, Func<T, TInner?> get) where TInner : class
    {
        var key = JsonEncodedText.Encode(name);
        _members.Add((name, mask =>
        {
            var write = shape.Compile(mask);

            return (json, value) =>
            {
                if (get(value) is { } inner)
                {
                    json.WritePropertyName(key);
                    write(json, inner);
                }
            };
        }
        ));

        return this;
    }

    /// <summary>A member that is a list of objects of another shape.</summary>
    public Shape<T> Objects<TInner>(string name, Shape<TInner> shape, Func<T, IEnumerable<TInner>?> get)
    {
        var key = JsonEncodedText.Encode(name);
        _members.Add((name, mask =>
        {
            var write = shape.Compile(mask);

            return (json, value) =>
            {
                if (get(value) is { } inner)
                {
                    json.WriteStartArray(key);
                    foreach (var each in inner)
                    {
                        write(json, each);
                    }

                    json.WriteEndArray();
                }
            };
        }
        ));

        return this;
    }

    /// <summary>Members that the API knows and the sandbox never has a value for; they may be asked for, with anything inside.</summary>
    public Shape<T> Unset(params string[] names)
    {
        _members.AddRange(names.Select(name => (name, (Func<Mask, MemberWriter<T>?>)(_ => null))));

        return this;
    }

    /// <summary>Returns a shape that is the same but for one member that has a text there, at the end.</summary>
    public Shape<T> With(string name, Func<T, string?> get)
    {
        var other = new Shape<T>();
        other._members.AddRange(_members.Where(member => member.Name != name));

        return other.Text(name, get);
    }

    /// <summary>Returns a writer of the wanted members as one object.</summary>
    /// <exception cref="RefusedException">The mask names a member that the resource does not have.</exception>
    public MemberWriter<T> Compile(Mask mask)
    {
        if (mask.Names.FirstOrDefault(name => !_members.Exists(member => member.Name == name)) is { } unknown)
        {
            throw Refusals.InvalidField(unknown);
        }

        var writers = _members
            .Select(member => mask.Of(member.Name) is { } wanted ? member.Compile(wanted) : null)
            .OfType<MemberWriter<T>>()
            .ToArray();

        return (json, value) =>
        {
            json.WriteStartObject();
            foreach (var writer in writers)
            {
                writer(json, value);
            }

            json.WriteEndObject();
        };
    }

    private Shape<T> Add(string name, MemberWriter<T> writer)
    {
        _members.Add((name, mask => mask.Names.FirstOrDefault() is { } inner ? throw Refusals.InvalidField(inner) : writer));

        return this;
    }
}
