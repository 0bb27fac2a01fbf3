using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>A row of a table of platforms with titled columns, in whatever order: one names the platform, the others who runs it and whom it gathers.</summary>
internal static partial class PlatformRow
{
    /// <summary>Where the row names its platform; null where it is no such row.</summary>
    public static TextSpan? NameIn(FicheContext context, SectionUnit unit)
    {
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells)
        {
            if (column is not { } title || !Names().IsMatch(context.Text[title.Start..title.End])) continue;
            return PlatformNames.OfTitle(context, cell) ?? context.Names.First(cell, NameRank.Platform)?.Span ?? Promised(context, cell);
        }
        return null;
    }

    /// <summary>Under the title of names even common words are one where they begin with a capital, and are more than a kind: "Observatoire des friches".</summary>
    private static TextSpan? Promised(FicheContext context, TextSpan cell)
    {
        Match name = Words().Match(context.Text, cell.Start, cell.Length);
        if (!name.Success) return null;
        var span = new TextSpan(cell.Start, name.Index + name.Length);
        return context.Builder.Authority.Names.FindExact(context.Text, span).Count == 0 ? span : null;
    }

    /// <summary>Says what the other cells say of the platform.</summary>
    public static void SayDetails(FicheContext context, SectionUnit unit, Iri platform, TextSpan name)
    {
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells)
        {
            if (cell.Contains(name) || column is not { } title) continue;
            string promised = context.Text[title.Start..title.End];
            if (!context.IsStated(cell, cell.Start)) continue;
            if (Operators().IsMatch(promised)) PlatformDetails.SayOperators(context, platform, context.Actors.ReadPromised(unit, cell));
            else if (Public().IsMatch(promised)) context.Actors.Read(unit, cell, NameRank.Actor).ForEach(actor => PlatformDetails.SayPublic(context, platform, actor));
            else PlatformDetails.Say(context, unit, platform, default, cell);
        }
        PlatformDetails.SaySite(context, unit, platform, name, name);
    }

    [GeneratedRegex(@"\G(?!(?:Aucune?|Néant|Sans|Pas|Non|À|En)\b)\p{Lu}[\p{L}\d’'-]*(?:\s[\p{L}\d’'-]+){1,6}(?=\s*(?:\(|$|,|\n))", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"plate-?formes?|\bnoms?\b|\boutils?\b|portail|intitulé|solution", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Names();

    [GeneratedRegex(@"opérat|gestion|port(?:age|eur)|maître|maîtrise|administrat|exploitant|responsable|propriétaire", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Operators();

    [GeneratedRegex(@"public|utilisat|usagers?|destinat|bénéficiaire|adhérent|partenaire|membre|cible", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Public();
}
