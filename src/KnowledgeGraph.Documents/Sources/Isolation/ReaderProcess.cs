using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace KnowledgeGraph.Documents.Sources.Isolation;

/// <summary>A child process that reads documents, from the side of the parent. Of one thread.</summary>
internal sealed class ReaderProcess : IDisposable
{
    private const int KeptErrorBytes = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ReaderLimits _limits;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ReaderProcess(Process process, ReaderLimits limits)
    {
        _process = process;
        _limits = limits;
        _errors = Task.Run(ReadErrors);
    }

    /// <summary>Whether the child is good for nothing any more: it ended, or stopped in the middle of an answer.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Starts a child.</summary>
    public static ReaderProcess Start(ReaderLimits limits)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("the program does not know where it is");
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        // Of "dotnet kg.dll", the program is dotnet.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        start.ArgumentList.Add(ReaderWorker.Verb);
        start.Environment["DOTNET_GCHeapHardLimit"] = ((long)limits.MemoryMiB << 20).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        // No socket for debuggers, and no image of the memory of one that crashes.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        // Most children live for less than a second: what is compiled once is good enough for most of it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new ReaderProcess(Process.Start(start)!, limits);
    }

    /// <summary>Reads a document in the child.</summary>
    /// <exception cref="DocumentException">The document is not read; or its reading takes more than the limits, or ended the child.</exception>
    public SourceDocument Read(SourceFile file, CancellationToken cancellationToken)
    {
        using var watch = new ReaderWatch(_process, _limits);
        using CancellationTokenRegistration cancellation = cancellationToken.UnsafeRegister(_ => Kill(), null);
        IsSpent = true;
        string? nonsense = null;
        try
        {
            ReaderProtocol.WriteRequest(_process.StandardInput.BaseStream, file);
            if (ReaderProtocol.ReadAnswer(_process.StandardOutput.BaseStream, file, _limits.AnswerBytes) is { } document)
            {
                IsSpent = false;
                return document;
            }
        }
        catch (DocumentException)
        {
            IsSpent = false;
            throw;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or FormatException)
        {
            nonsense = error.Message;
        }
        Kill();
        cancellationToken.ThrowIfCancellationRequested();
        throw watch.Exceeded is { } limit ? DocumentLimit.TooMuch(limit, file.Name) : Failed(file, nonsense);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It ends by itself where the parent hangs up.
        if (!IsSpent) _process.StandardInput.Close();
        if (IsSpent || !_process.WaitForExit(Patience)) Kill();
        _process.Dispose();
    }

    private DocumentException Failed(SourceFile file, string? nonsense)
    {
        string errors = _errors.Wait(Patience) ? _errors.Result : "";
        if (errors.Contains("OutOfMemory", StringComparison.Ordinal) || errors.Contains("Out of memory", StringComparison.Ordinal))
        {
            return DocumentLimit.TooMuch($"{_limits.MemoryMiB} MiB", file.Name);
        }
        if (errors.Contains("Stack overflow", StringComparison.Ordinal))
        {
            return new DocumentException("it is nested too deeply to be read; flatten its lists, tables or drawings", file.Name)
            {
                FrenchReason = "il est trop profondément imbriqué pour être lu ; aplatissez ses listes, ses tableaux ou ses dessins",
            };
        }
        string what = nonsense is not null ? $" ({nonsense})" : _process.WaitForExit(Patience) ? $" (exit code {_process.ExitCode})" : "";
        return new DocumentException($"reading it ended the process that did so{what}; save it anew, or in another format", file.Name)
        {
            FrenchReason = "sa lecture a échoué avant la fin ; enregistrez le document à nouveau, ou dans un autre format",
        };
    }

    /// <summary>The beginning of what the child writes to standard error; the rest is read too, or it would wait for somebody to do so.</summary>
    private string ReadErrors()
    {
        Stream errors = _process.StandardError.BaseStream;
        byte[] kept = new byte[KeptErrorBytes], rest = new byte[KeptErrorBytes];
        int length = errors.ReadAtLeast(kept, kept.Length, throwOnEndOfStream: false);
        while (errors.Read(rest) > 0)
        {
        }
        return Encoding.UTF8.GetString(kept, 0, length);
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended meanwhile.
        }
    }
}
