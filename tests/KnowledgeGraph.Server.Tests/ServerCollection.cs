namespace KnowledgeGraph.Server.Tests;

/// <summary>The tests that only read share one server.</summary>
[CollectionDefinition(nameof(ServerCollection))]
public sealed class ServerCollection : ICollectionFixture<TestServer>;
