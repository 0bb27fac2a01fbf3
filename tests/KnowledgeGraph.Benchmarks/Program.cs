using System.Globalization;
using KnowledgeGraph.Benchmarks;

const int DefaultDatasets = 20_000;
switch (args)
{
    case ["storage"]:
        StorageBenchmark.Run(DefaultDatasets);
        return 0;
    case ["storage", var datasets]:
        StorageBenchmark.Run(int.Parse(datasets, CultureInfo.InvariantCulture));
        return 0;
    case ["durable", var directory]:
        DurableBenchmark.Run(DefaultDatasets, directory);
        return 0;
    case ["durable", var directory, var datasets]:
        DurableBenchmark.Run(int.Parse(datasets, CultureInfo.InvariantCulture), directory);
        return 0;
    default:
        Console.Error.WriteLine("usage: KnowledgeGraph.Benchmarks storage [DATASETS] | durable DIRECTORY [DATASETS]");
        return 2;
}
