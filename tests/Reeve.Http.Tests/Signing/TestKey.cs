using Reeve.Http.Signing;

namespace Reeve.Http.Tests.Signing;

/// <summary>A key made for these tests with <c>openssl genpkey</c>. It opens nothing.</summary>
internal static class TestKey
{
    public const string Id = "0123456789abcdef";

    public const string Pem = """
        -----BEGIN PRIVATE KEY-----
        MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQCLcLDp81ZMzsb8
        Z+9z3E+uUUFeEvTlTg2jyNzAL0RIAH7HuhnS8Q7Qj3j5IiRtUxjLTd053x44RYq5
        c2d1XX4w8iW3tTm9k5qW+grl8TsLLDHNEVw4fULaLxEmQmT69as36pPOaGc8aK6u
        mXL8M1KfQ7qm9gkF76W6PiuXfe2HZCaK/FS5HMIxLxl80KoB9FSfEKXdg9sAn+wo
        rtm4AIwfDWA3hXzMfa/EAXwH/f8ofA0zchtCannsWo6NXtOdyc8c8ITI+dEpxy2/
        t6ML17Dl5+WbCrwyi/OBFSjYHsJ2uBXxOyDB2FpActQqI4UreZxa+r715SPMmHnM
        xtWVZjDhAgMBAAECggEABa3GBg3MVxYJQynkS0Ce00uOc6tmjfOqXnVy2GtcYX55
        Vf7sPWZmmxkVZ80LiihwadrkE87UczLRgg5ohAkV7Mj3KbFftoAtSLE1J3/2GVUt
        j+DWqQYgm77qDi01obBcDqEMWmNvXTsUrnpD9UWNplGVcjuyf/YZIWSAipEHpE7B
        F1erNxGl6zNCuYgy1Sfk14Z+pyhF8xNDwCTVrWc8xSTVokeZA0hN94gsQAbyTo4q
        SsfyK7bKXRbMNBmT5tJ9CddDQ0XsSmmi8109xNCBBAL8K1TxcLgUDYM5RIOgJJ7+
        tD+jihgm6ejjw/KZt6jNocYjIniPwni8Cru5blmMSQKBgQC/FB8QDM2lVjDsOkOZ
        Hl9k75+k69P2ePOK4Kz3p4Nb74Fkmr9AD3DAmePn7Mo71CiavJG6VHFlpaKsArCf
        kWh1uYIIzb2AqlACJ5UKZ613QNo0ASX3R5VzyuQ7Jcs7Jzry3t9NTKq3BhVmDgvr
        v+GpPWj0tNCKSLw91/ok8AnvWQKBgQC60RlYYHAPgHv40pQAM6swTK1ULvCKdfLW
        hYpVrr6HhfnNaRwyVdLxI3GuOUri57SUSpjY0s0G6F/1iunMT3N6eKjl+LdMfUAe
        1WTniJ2DyglXG3m13yTEf2jMwlOHiukgJ6mtUTteXQdp9gbm/odZNpHDSj/c7Yfe
        OASk+B7kyQKBgQCIyBycXq3vh02qLOMq/wUGukorwu2O6HJengrzlaSA8WhM3kG9
        18+87+ynn2f9gBg4/HfNTJmITBOw0pQhBfQjIdKl/rGDI2f2wuL7+c/BKFmLFK9a
        3pFrvHe4p4teIu0d4tEzAojKT76NucxqzIb7oYw6cB1AgGTQWIUmX/acsQKBgQCk
        dbuYP52nJ/b7P3YnD1Ve+cGE4KXFXrxe+cSkVWdJqzoUCLpX3ZIL0qYbODiitFQW
        T+1qw3jW4e7IHHhh8ne4k0ws192VqpWuDzH7WhtAj7XVR0zIPR8DFR7PUytxoWpF
        cmU/PMnE8qS6NWoyJFRGx3FeuJisBzea+zmrePrJcQKBgDwAxX7LtVVwJzCpoUI0
        fyipvUcpqmqf5/2qP6CcJnMwOnoBw3xO58DimYpAkxzLtb4IpSPTrHLBpJAniIbs
        2x9AJXXUkMW0d6KQcu9WDVSxU/rRVd90Yo4ZHmzt8QzGFc4RW/0o9r2brU+7HB3x
        KK4VgbDcllLFE1RO87OGHRIf
        -----END PRIVATE KEY-----
        """;

    public static SigningKey Import() => SigningKey.Import(Id, Pem);
}
