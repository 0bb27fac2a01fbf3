using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>
/// Whether two datasets are the same up to the labels of their blank nodes (RDF 1.1 Concepts §3.6 and §4.1): colour refinement tells
/// nodes apart by their surroundings; what it cannot tell apart is split into connected parts, which are matched one by one, and
/// inside a part by trial.
/// </summary>
/// <remarks>Thread-safe. The time is near linear for the data that people write; adversarial graphs end with an exception.</remarks>
public static class DatasetIsomorphism
{
    /// <summary>Whether there is a one-to-one mapping of blank nodes that turns the one set of quads into the other.</summary>
    /// <exception cref="KnowledgeGraphException">The graphs are too symmetric to be compared in reasonable time.</exception>
    public static bool AreIsomorphic(IEnumerable<Quad> left, IEnumerable<Quad> right)
    {
        var terms = new Dictionary<Term, int>();
        var a = new BlankNodeGraph(left, terms);
        var b = new BlankNodeGraph(right, terms);
        return a.NodeCount == b.NodeCount
            && a.LinkedQuadCount == b.LinkedQuadCount
            && a.GroundQuads.SetEquals(b.GroundQuads)
            && new Search(a, b).Run();
    }

    private sealed class Search(BlankNodeGraph a, BlankNodeGraph b)
    {
        private const long MostWork = 400_000_000;

        private readonly int[] _mapping = new int[a.NodeCount];
        private long _work;
        private ulong _salt;

        public bool Run()
        {
            int[] all = [.. Enumerable.Range(0, a.NodeCount)];
            return Match(all, [.. all]) && a.IsMappedTo(b, _mapping);
        }

        // Maps the nodes of one side to those of the other, which no quad links to nodes that are still open elsewhere.
        private bool Match(int[] left, int[] right)
        {
            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw TooSymmetric();
            if (!Refine(left, right)) return false;
            Dictionary<ulong, List<int>> classes = a.Classes(left);
            Dictionary<ulong, List<int>> others = b.Classes(right);
            foreach ((ulong colour, List<int> nodes) in classes)
            {
                if (!others.TryGetValue(colour, out List<int>? candidates) || candidates.Count != nodes.Count) return false;
                if (nodes.Count == 1) _mapping[nodes[0]] = candidates[0];
            }
            if (classes.Count == left.Length) return true;

            int[] openLeft = [.. left.Where(node => classes[a.Colours[node]].Count > 1)];
            int[] openRight = [.. right.Where(node => others[b.Colours[node]].Count > 1)];
            ILookup<ulong, int[]> parts = b.ConnectedParts(openRight).ToLookup(b.Signature);
            var unused = parts.ToDictionary(group => group.Key, group => new LinkedList<int[]>(group));
            return a.ConnectedParts(openLeft)
                .All(part => unused.TryGetValue(a.Signature(part), out LinkedList<int[]>? same) && MatchPart(part, same));
        }

        // Being alike is an equivalence: the first part that fits is as good as any other, so this choice is never taken back.
        private bool MatchPart(int[] part, LinkedList<int[]> candidates)
        {
            for (LinkedListNode<int[]>? candidate = candidates.First; candidate is not null; candidate = candidate.Next)
            {
                if (!MatchPart(part, candidate.Value)) continue;
                candidates.Remove(candidate);
                return true;
            }
            return false;
        }

        private bool MatchPart(int[] left, int[] right)
        {
            List<int>? smallest = a.Classes(left).Values.Where(nodes => nodes.Count > 1).MinBy(nodes => nodes.Count);
            if (smallest is null) return Match(left, right);

            int chosen = smallest[0];
            ulong colour = a.Colours[chosen];
            ulong[] leftColours = [.. left.Select(node => a.Colours[node])];
            ulong[] rightColours = [.. right.Select(node => b.Colours[node])];
            foreach (int candidate in right.Where(node => b.Colours[node] == colour).ToList())
            {
                ulong fresh = BlankNodeGraph.Mix(colour ^ ++_salt);
                a.Colours[chosen] = fresh;
                b.Colours[candidate] = fresh;
                if (Match(left, right)) return true;
                for (int i = 0; i < left.Length; i++)
                {
                    a.Colours[left[i]] = leftColours[i];
                    b.Colours[right[i]] = rightColours[i];
                }
            }
            return false;
        }

        private bool Refine(int[] left, int[] right)
        {
            int classes = a.CountClasses(left);
            while (classes == b.CountClasses(right))
            {
                if (classes == left.Length) return true;
                _work += a.Recolour(left) + b.Recolour(right);
                if (_work > MostWork) throw TooSymmetric();
                int before = classes;
                classes = a.CountClasses(left);
                if (classes == before) return classes == b.CountClasses(right);
            }
            return false;
        }

        private static KnowledgeGraphException TooSymmetric() =>
            new("the two datasets have blank nodes too much alike to be compared in reasonable time");
    }
}
