using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The stakes of a region, each with the rank that the label or the head of its list gives it, if any.</summary>
internal static class StakesExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        Iri? labelRank = section.Label is { } label ? RankIn(context, label.Span) : null;
        Iri? rank = labelRank;
        TextSpan? title = null;
        int position = 0;
        foreach (SectionUnit unit in section.Units)
        {
            if (unit.Title != title)
            {
                title = unit.Title;
                rank = (title is { } under ? RankIn(context, under) : null) ?? labelRank;
            }
            TextSpan list = unit.Span;
            if (HeadOf(context, unit.Span) is { } head)
            {
                rank = RankIn(context, head) ?? labelRank;
                list = new TextSpan(head.End + 1, unit.Span.End);
            }
            Iri? unitRank = unit.Cells.Skip(1).Select(cell => RankIn(context, cell.Cell)).FirstOrDefault(found => found is not null) ?? rank;
            if (unit.Cells.Count > 0) list = unit.Cells[0].Cell;
            foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, list))
            {
                foreach (EnumerationItem item in Enumeration.Split(context.Text, sentence))
                {
                    bool headLost = item.IsFirst && unit.IsHeadLost && sentence.Start == unit.Span.Start;
                    bool tailCut = item.IsLast && unit.IsCut && sentence.End == unit.Span.End && item.Parenthesis.Length == 0;
                    foreach (Mention stake in context.Names.FindAll(item.Span, NameRank.Stake, headLost, tailCut))
                    {
                        Iri? own = RankIn(context, item.Parenthesis) ?? RankBefore(context, new TextSpan(sentence.Start, stake.Span.Start));
                        Add(context, stake, own ?? unitRank, ++position);
                        if (item.Parenthesis.Length > 0) Say(context, stake, Dct.Description, item.Parenthesis);
                    }
                    foreach (Mention actor in context.Names.FindAll(item.Parenthesis, NameRank.Organisation)) context.Builder.Refer(actor);
                }
            }
        }
    }

    private static void Add(FicheContext context, Mention stake, Iri? rank, int position)
    {
        ReadingBuilder builder = context.Builder;
        Iri iri = IriOf(context, stake);
        builder.Refer(stake);
        builder.Describe(iri, $"{builder.Document.TextOf(stake.Span)} — {context.RegionName}", stake.Span, Cnig.EnjeuRegional);
        builder.Say(iri, Dct.Spatial, context.Region, stake.Span);
        builder.Say(iri, Cnig.Enjeu, stake.Thing.Iri, stake.Span);
        if (rank is not null) builder.Say(iri, Cnig.Rang, rank, stake.Span);
        builder.Say(iri, Schema.Position, ReadingBuilder.Integer(position), stake.Span);
        builder.Say(iri, Cnig.Preuve, builder.PassageIri(stake.Span), stake.Span);
    }

    private static void Say(FicheContext context, Mention stake, Iri property, TextSpan text) =>
        context.Builder.Say(IriOf(context, stake), property, ReadingBuilder.French(context.Builder.Document.TextOf(text)), text);

    private static Iri IriOf(FicheContext context, Mention stake) =>
        context.Builder.Iris.Of("enjeu", context.Code, FicheContext.LastSegment(stake.Thing.Iri));

    /// <summary>What stands before a colon at the beginning of a line: the head of a list, unless it is a stake of which only a remark follows.</summary>
    private static TextSpan? HeadOf(FicheContext context, TextSpan span)
    {
        int colon = context.Text.IndexOf(':', span.Start, span.Length);
        if (colon < 0 || context.Text.AsSpan(span.Start, colon - span.Start).Contains(',')) return null;
        var head = new TextSpan(span.Start, colon);
        bool isStake = context.Names.First(head, NameRank.Stake) is not null && colon + 1 < span.End
            && context.Names.FindAll(new TextSpan(colon + 1, span.End), NameRank.Stake).Count == 0;
        return isStake ? null : head;
    }

    /// <summary>The rank that was said before a stake for all that follow; one in parentheses is of the stake before them alone.</summary>
    private static Iri? RankBefore(FicheContext context, TextSpan span) =>
        context.Builder.Authority.Ranks.FindAll(context.Text, span)
            .LastOrDefault(rank => !IsInParentheses(context.Text.AsSpan(span.Start, rank.Span.Start - span.Start)))?.Values[0].Iri;

    private static bool IsInParentheses(ReadOnlySpan<char> before) => before.LastIndexOf('(') > before.LastIndexOf(')');

    private static Iri? RankIn(FicheContext context, TextSpan span) =>
        context.Builder.Authority.Ranks.FindAll(context.Text, span).LastOrDefault()?.Values[0].Iri;
}
