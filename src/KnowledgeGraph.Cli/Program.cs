using KnowledgeGraph.Cli;

using Stream input = Console.OpenStandardInput();
using Stream output = Console.OpenStandardOutput();
return KgApplication.Run(args, new Terminal(input, output, Console.Error));
