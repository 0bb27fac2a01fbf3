using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Formats;

/// <summary>Gives blank nodes labels that do not depend on those of the input, so that isomorphic datasets are written alike.</summary>
internal static class CanonicalLabels
{
    // What is written for a person has few nodes alike; where they take longer to tell apart, their labels are not worth the time.
    private static readonly CanonicalizationOptions Options = new() { MaxSteps = 200_000 };

    /// <summary>The dataset with the labels of RDFC-1.0, or as it is where its nodes are too much alike.</summary>
    public static Dataset Apply(Dataset dataset)
    {
        if (!dataset.Any(quad => quad.Subject is BlankNode || quad.Object is BlankNode || quad.Graph is BlankNode)) return dataset;
        try
        {
            Dataset relabelled = [];
            foreach (Quad quad in DatasetCanonicalizer.Canonicalize(dataset, Options).Quads) relabelled.Add(quad);
            return relabelled;
        }
        catch (CanonicalizationLimitException)
        {
            return dataset;
        }
    }
}
