using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>
/// A light HTTP/1.1 client on one kept-alive connection: a request is one write, the response is received into one buffer, and its framing is
/// taken away after the clock has stopped. Costs some ten microseconds a request. Not safe for threads.
/// </summary>
internal sealed class SparqlClient(Engine engine, TimeSpan timeout) : IDisposable
{
    private const int TcpQuickAck = 12;

    private byte[] _buffer = new byte[1 << 20];
    private int _length;
    private Socket? _socket;

    /// <summary>The bytes of a request that <see cref="Send(ReadOnlySpan{byte})"/> takes.</summary>
    public static byte[] Request(Engine engine, string query, bool isGraph)
    {
        string body = "query=" + Uri.EscapeDataString(query);
        string accept = isGraph ? "application/n-triples" : "application/sparql-results+json";
        return Encoding.ASCII.GetBytes(
            $"POST {engine.Endpoint} HTTP/1.1\r\nHost: 127.0.0.1:{engine.Port}\r\nAccept: {accept}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    /// <summary>Sends a query and receives the whole answer.</summary>
    public Answer Send(string query, bool isGraph) => Send(Request(engine, query, isGraph));

    /// <summary>Sends a request and receives the whole answer.</summary>
    /// <exception cref="SocketException">No connection, or no answer in time.</exception>
    /// <exception cref="IOException">The connection ended within the answer.</exception>
    public Answer Send(ReadOnlySpan<byte> request)
    {
        Socket socket = _socket ??= Connect();
        try
        {
            long started = Stopwatch.GetTimestamp();
            socket.Send(request);
            // Servers that wait for acknowledgements before they send the rest would wait 40 ms for ours.
            socket.SetRawSocketOption((int)ProtocolType.Tcp, TcpQuickAck, [1, 0, 0, 0]);
            _length = 0;
            int head;
            while ((head = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0) Receive(socket);
            string[] lines = Encoding.ASCII.GetString(_buffer, 0, head).Split("\r\n");
            int begin = head + 4;
            List<Range> chunks = [];
            if (Header(lines, "Content-Length") is { } length)
            {
                int end = begin + int.Parse(length, CultureInfo.InvariantCulture);
                while (_length < end) Receive(socket);
                chunks.Add(begin..end);
            }
            else if (Header(lines, "Transfer-Encoding") is "chunked")
            {
                ReceiveChunks(socket, begin, chunks);
            }
            else
            {
                while (TryReceive(socket)) ;
                chunks.Add(begin.._length);
            }
            TimeSpan time = Stopwatch.GetElapsedTime(started);
            if (Header(lines, "Connection") is "close" or "Close" || Header(lines, "Content-Length") is null && Header(lines, "Transfer-Encoding") is null) Close();
            return new(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), time, Header(lines, "X-SQL-State") is not null, Join(chunks));
        }
        catch
        {
            Close();
            throw;
        }
    }

    public void Dispose() => Close();

    private static string? Header(string[] lines, string name)
    {
        foreach (string line in lines)
        {
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line[name.Length] == ':') return line[(name.Length + 1)..].Trim();
        }
        return null;
    }

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)timeout.TotalMilliseconds,
        };
        socket.Connect(IPAddress.Loopback, engine.Port);
        return socket;
    }

    private void ReceiveChunks(Socket socket, int at, List<Range> chunks)
    {
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(at, _length - at).IndexOf("\r\n"u8)) < 0) Receive(socket);
            ReadOnlySpan<byte> digits = _buffer.AsSpan(at, line);
            if (digits.IndexOf((byte)';') is >= 0 and var semicolon) digits = digits[..semicolon];
            int size = int.Parse(digits.Trim((byte)' '), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            int begin = at + line + 2;
            at = begin + size + 2;
            while (_length < at) Receive(socket);
            if (size == 0) return;
            chunks.Add(begin..(begin + size));
        }
    }

    private ReadOnlyMemory<byte> Join(List<Range> chunks)
    {
        int length = 0;
        foreach (Range chunk in chunks)
        {
            int size = chunk.End.Value - chunk.Start.Value;
            _buffer.AsSpan(chunk).CopyTo(_buffer.AsSpan(length));
            length += size;
        }
        return _buffer.AsMemory(0, length);
    }

    private void Receive(Socket socket)
    {
        if (!TryReceive(socket)) throw new IOException("the connection ended within the answer");
    }

    private bool TryReceive(Socket socket)
    {
        if (_length == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        int received = socket.Receive(_buffer, _length, _buffer.Length - _length, SocketFlags.None);
        _length += received;
        return received > 0;
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
