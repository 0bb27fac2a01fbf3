using KnowledgeGraph.Server.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace KnowledgeGraph.Server.Tests;

public class ControlCharacterEnricherTests
{
    [Fact]
    public void Log_ValueWithLineBreaks_StaysOnOneLine()
    {
        var sink = new OneEvent();
        using Logger logger = new LoggerConfiguration().Enrich.With<ControlCharacterEnricher>().WriteTo.Sink(sink).CreateLogger();
        logger.Information("{Path} {Number}", "/a\n12:00 ERR forged\u001b[31m\u2028", 3);
        string line = sink.Event!.RenderMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("\"/a\\u000a12:00 ERR forged\\u001b[31m\\u2028\" 3", line);
    }

    private sealed class OneEvent : ILogEventSink
    {
        public LogEvent? Event { get; private set; }

        public void Emit(LogEvent logEvent) => Event = logEvent;
    }
}
