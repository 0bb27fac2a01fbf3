using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The stakes of a region, each with the rank that its sentence, its row, or the label or the head of its list gives it, if any.</summary>
internal static partial class StakesExtractor
{
    private static readonly Iri Generic = Voc.Of("enjeu/referentiel");

    public static void Extract(FicheContext context, FicheSection section)
    {
        Iri? labelRank = section.Label is { } label ? StakeRanks.In(context, LabelOf(section, label)) : null;
        Iri? rank = labelRank;
        TextSpan? title = null;
        int headLevel = int.MaxValue;
        int position = 0;
        foreach (SectionUnit unit in section.Units)
        {
            if (unit.Title != title)
            {
                // Another title than the label ranks what stands under it, or does not.
                title = unit.Title;
                bool isLabel = title is null || section.Label?.Span.Overlaps(title.Value) == true;
                rank = (title is { } under ? RankOf(context, under) : null) ?? (isLabel ? labelRank : null);
                headLevel = int.MaxValue;
            }
            // What a head with stakes of its own ranks goes on in the items below it, or where lines are cut, and no further.
            if (unit.Level <= headLevel && headLevel < int.MaxValue && !context.Fiche.IsCropped) (rank, headLevel) = (labelRank, int.MaxValue);
            if (unit.Cells.Count > 0)
            {
                ExtractRow(context, unit, rank, ref position);
                continue;
            }
            TextSpan list = unit.Span;
            if (HeadOf(context, unit.Span) is { } head)
            {
                rank = StakeDenials.IsUnranked(context.Text, head) ? null : StakeRanks.In(context, head) ?? labelRank;
                list = new TextSpan(head.End + HeadMark().Match(context.Text, head.End, unit.Span.End - head.End).Length, unit.Span.End);
                headLevel = list.Length > 0 ? unit.Level : int.MaxValue;
            }
            foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, list)) ExtractSentence(context, unit, sentence, rank, ref position);
        }
    }

    private static Iri? RankOf(FicheContext context, TextSpan title) => StakeDenials.IsUnranked(context.Text, title) ? null : StakeRanks.In(context, title);

    /// <summary>A row of a table: one cell names the stake, another may rank it; one under the title of ranks that gives none leaves it without.</summary>
    private static void ExtractRow(FicheContext context, SectionUnit unit, Iri? titleRank, ref int position)
    {
        if (unit.Cells.All(cell => cell.Column is { } title && StakeRanks.In(context, title) is not null))
        {
            // Where every title is a rank, the cells below it name the stakes.
            foreach ((TextSpan cell, TextSpan? column) in unit.Cells)
            {
                foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, cell)) ExtractSentence(context, unit, sentence, StakeRanks.In(context, column!.Value), ref position);
            }
            return;
        }
        if (unit.Cells.Count > 1 && unit.Cells.All(cell => cell.Column is null) && unit.Cells[0].Cell is var head && context.Names.FindAll(head, NameRank.Stake).Count == 0)
        {
            // Without titles the first cell is the head of what the next ones list.
            Iri? headRank = RankOf(context, head);
            foreach (TextSpan sentence in unit.Cells.Skip(1).SelectMany(cell => SentenceSplitter.Split(context.Text, cell.Cell))) ExtractSentence(context, unit, sentence, headRank, ref position);
            return;
        }
        TextSpan own = CellOf(context, unit);
        Iri? rank = null;
        bool isRanked = false;
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells.Where(cell => cell.Cell != own))
        {
            if (StakeDenials.DeniesIn(context.Text, cell)) return;
            isRanked |= column is { } title && StakeRanks.IsColumn(context.Text[title.Start..title.End]);
            if (!StakeDenials.IsUnranked(context.Text, cell)) rank ??= StakeRanks.InColumn(context, cell, column);
        }
        foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, own)) ExtractSentence(context, unit, sentence, rank ?? (isRanked ? null : titleRank), ref position);
    }

    /// <summary>The label alone: its passage may go on with the content.</summary>
    private static TextSpan LabelOf(FicheSection section, Passage label)
    {
        int start = label.Span.Start + Math.Max(0, label.Exact.IndexOf(section.LabelText, StringComparison.Ordinal));
        return new TextSpan(start, Math.Min(start + section.LabelText.Length, label.Span.End));
    }

    private static void ExtractSentence(FicheContext context, SectionUnit unit, TextSpan sentence, Iri? unitRank, ref int position)
    {
        List<(Mention Stake, UnitItem Item)> stakes = [.. UnitItems.In(context, unit, sentence).SelectMany(item => StakesOf(context, item).Select(stake => (stake, item)))];
        List<(TextSpan Stake, TextSpan Item)> places = [.. stakes.Select(stake => (stake.Stake.Span, stake.Item.Item.Whole))];
        var ranks = new StakeRanks(context, sentence, places);
        var denials = new StakeDenials(context, sentence, places);
        foreach ((Mention stake, UnitItem item) in stakes.Where(stake => !denials.IsDenied(stake.Stake.Span)))
        {
            Add(context, stake, denials.IsUnranked(stake.Span) ? null : ranks.Of(stake.Span) ?? unitRank, ++position);
            if (item.Parenthesis.Length > 0 && !item.Parenthesis.Contains(stake.Span)) Say(context, stake, Dct.Description, item.Parenthesis);
            foreach (Mention actor in context.Names.FindAll(item.Parenthesis, NameRank.Organisation)) context.Builder.Refer(actor);
        }
    }

    /// <summary>
    /// The stakes of an item. A word as general as "référentiel" is named by the acronym in its parenthesis; so is an item that names none.
    /// </summary>
    private static List<Mention> StakesOf(FicheContext context, UnitItem item)
    {
        List<Mention> named = context.Names.FindAll(item.Span, NameRank.Stake, item.HeadLost, item.NameCut);
        if (item.Parenthesis.Length == 0 || named.Exists(stake => stake.Thing.Iri != Generic)) return named;
        List<Mention> aside = context.Names.FindAll(item.Parenthesis, NameRank.Stake, headLost: false, item.TailCut);
        return aside.Count > 0 ? aside : named;
    }

    /// <summary>The cell of a row that names the stake: under a title that says so, else the first one that names any.</summary>
    private static TextSpan CellOf(FicheContext context, SectionUnit unit)
    {
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells)
        {
            if (column is { } title && StakeColumn().IsMatch(context.Text[title.Start..title.End])) return cell;
        }
        return unit.Cells.Select(cell => (TextSpan?)cell.Cell).FirstOrDefault(cell => context.Names.FindAll(cell!.Value, NameRank.Stake).Count > 0) ?? unit.Cells[0].Cell;
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
        Match mark = HeadMark().Match(context.Text, span.Start, span.Length);
        int colon = mark.Success ? mark.Index : -1;
        if (colon < 0 || context.Text.AsSpan(span.Start, colon - span.Start).ContainsAny(',', '.', '(')) return null;
        var head = new TextSpan(span.Start, colon);
        bool isStake = colon + 1 < span.End && context.Names.First(head, NameRank.Stake) is not null
            && (StakeRanks.In(context, head) is null || StakeRanks.In(context, new TextSpan(colon + 1, span.End)) is not null)
            && context.Names.FindAll(new TextSpan(colon + 1, span.End), NameRank.Stake).Count == 0;
        return isStake ? null : head;
    }

    [GeneratedRegex(@"[:→]|[-=]>", RegexOptions.CultureInvariant)]
    private static partial Regex HeadMark();

    [GeneratedRegex(@"\benjeux?\b|\bthèmes?\b|thématique|\bdonnées?\b|\bsujets?\b|référentiel|\bbesoins?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StakeColumn();
}
