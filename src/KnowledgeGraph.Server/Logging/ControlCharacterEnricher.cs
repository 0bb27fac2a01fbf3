using Serilog.Core;
using Serilog.Events;

namespace KnowledgeGraph.Server.Logging;

/// <summary>Escapes the control characters of what is logged: a line break in the path of a request must not begin a line of the log.</summary>
internal sealed class ControlCharacterEnricher : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach ((string name, LogEventPropertyValue value) in logEvent.Properties)
        {
            if (value is not ScalarValue { Value: string text } || !text.Any(IsEscaped)) continue;
            string escaped = string.Concat(text.Select(c => IsEscaped(c) ? $"\\u{(int)c:x4}" : c.ToString()));
            logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(escaped)));
        }
    }

    private static bool IsEscaped(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
