using KnowledgeGraph.Documents.Sources.Isolation;
using KnowledgeGraph.Server;

if (ReaderWorker.TryRun(args)) return 0;
return await ServerApplication.RunAsync(args);
