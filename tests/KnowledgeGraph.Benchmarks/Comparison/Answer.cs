namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>A response over HTTP. The body is valid until the client's next request.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Time">From the request's first byte to the response's last.</param>
/// <param name="IsPartial">The server said that it gave only a part.</param>
/// <param name="Body">The body without its framing.</param>
internal readonly record struct Answer(int Status, TimeSpan Time, bool IsPartial, ReadOnlyMemory<byte> Body);
