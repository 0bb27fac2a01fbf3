using KnowledgeGraph.Cli;
using KnowledgeGraph.Documents.Sources.Isolation;

if (ReaderWorker.TryRun(args)) return 0;
using Stream input = Console.OpenStandardInput();
using Stream output = Console.OpenStandardOutput();
return KgApplication.Run(args, new Terminal(input, output, Console.Error));
