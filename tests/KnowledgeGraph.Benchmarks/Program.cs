using KnowledgeGraph.Benchmarks;
using KnowledgeGraph.Benchmarks.Comparison;
using KnowledgeGraph.Benchmarks.Generation;
using KnowledgeGraph.Benchmarks.Syntax;

switch (args)
{
    case ["generate", var file, .. var rest]:
        GenerateCommand.Run(file, rest);
        return 0;
    case ["storage", .. var rest] when rest.Length < 2:
        StorageBenchmark.Run(Quads(rest));
        return 0;
    case ["durable", var directory, .. var rest] when rest.Length < 2:
        DurableBenchmark.Run(Quads(rest), directory);
        return 0;
    case ["syntax", var directory, .. var names]:
        SyntaxBenchmark.Run(directory, names, GenerateCommand.DefaultQuads);
        return 0;
    case ["compare", _, _, _, ..]:
        CompareCommand.Run(CompareOptions.Parse(args.AsSpan(1)));
        return 0;
    case ["report", _, _, _, ..]:
        CompareCommand.ReportOn(CompareOptions.Parse(args.AsSpan(1)));
        return 0;
    default:
        Console.Error.WriteLine(
            "usage: KnowledgeGraph.Benchmarks generate FILE.nt|FILE.nq [QUADS] [--data catalogue|shop] | storage [QUADS] | durable DIRECTORY [QUADS]"
            + " | syntax DIRECTORY [QUADS] [TASK…] [by NAME…]"
            + " | compare|report ENGINES.json DATA FOLDER [--only A,B] [--category X] [--queries DIR] [--runs N] [--timeout SECONDS] [--load-only]");
        Console.Error.WriteLine("QUADS is a number such as 500000, 100k or 10M.");
        return 2;
}

static long Quads(string[] rest) => rest is [var count] ? GenerateCommand.ParseCount(count) : GenerateCommand.DefaultQuads;
