using System.Globalization;

namespace KnowledgeGraph.Server.Pages;

/// <summary>How numbers and dates are written on pages. The program runs without the operating system's cultures.</summary>
internal static class French
{
    public static CultureInfo Culture { get; } = Create();

    public static string DateTime(DateTimeOffset moment) => moment.ToUniversalTime().ToString("dd/MM/yyyy 'à' HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static CultureInfo Create()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = "\u202F";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }
}
