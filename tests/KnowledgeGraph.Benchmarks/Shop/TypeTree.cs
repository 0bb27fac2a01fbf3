using KnowledgeGraph.Benchmarks.Generation;

namespace KnowledgeGraph.Benchmarks.Shop;

/// <summary>
/// The types of products, a tree of five levels, and the features that each brings: the deeper a type, the more. Types are numbered level by
/// level from the root, 0.
/// </summary>
internal sealed class TypeTree
{
    private static readonly int[] Branches = [6, 4, 4, 4];

    private readonly int[] _levelStart = new int[Branches.Length + 2];
    private readonly int[] _firstFeature;

    /// <summary>Makes the tree.</summary>
    public TypeTree()
    {
        int width = 1;
        for (int level = 0; level <= Branches.Length; level++)
        {
            _levelStart[level + 1] = _levelStart[level] + width;
            if (level < Branches.Length) width *= Branches[level];
        }
        _firstFeature = new int[Types + 1];
        for (int type = 0; type < Types; type++)
        {
            int level = Level(type);
            _firstFeature[type + 1] = _firstFeature[type] + 5 + (5 * level) + new Dice(11, (ulong)type).Next(5 + (5 * level));
        }
    }

    /// <summary>Types of all levels.</summary>
    public int Types => _levelStart[^1];

    /// <summary>Features of all types.</summary>
    public int Features => _firstFeature[^1];

    /// <summary>The first of the types without a type below them.</summary>
    public int FirstLeaf => _levelStart[^2];

    /// <summary>The features of a type: the first, and the one after the last.</summary>
    public (int First, int End) FeaturesOf(int type) => (_firstFeature[type], _firstFeature[type + 1]);

    /// <summary>The type above, or -1 above the root.</summary>
    public int Parent(int type)
    {
        int level = Level(type);
        return level == 0 ? -1 : _levelStart[level - 1] + ((type - _levelStart[level]) / Branches[level - 1]);
    }

    private int Level(int type)
    {
        int level = 0;
        while (type >= _levelStart[level + 1]) level++;
        return level;
    }
}
