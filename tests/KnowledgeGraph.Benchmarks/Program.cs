using System.Globalization;
using KnowledgeGraph.Benchmarks;

if (args is not ["storage", .. string[] rest])
{
    Console.Error.WriteLine("usage: KnowledgeGraph.Benchmarks storage [DATASETS]");
    return 2;
}
StorageBenchmark.Run(rest is [var datasets] ? int.Parse(datasets, CultureInfo.InvariantCulture) : 20_000);
return 0;
