using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Says what a fiche is and what it holds, and hands each section to the rules for its content.</summary>
internal static class FicheExtractor
{
    private static readonly Dictionary<Iri, Action<FicheContext, FicheSection>> Rules = new()
    {
        [Voc.RubriqueActeurs] = ActorsExtractor.Extract,
        [Voc.RubriqueEnjeux] = StakesExtractor.Extract,
        [Voc.RubriqueDispositif] = GovernanceExtractor.Extract,
        [Voc.RubriqueCadreGeneral] = GovernanceExtractor.Extract,
        [Voc.RubriqueMembres] = GovernanceExtractor.Extract,
        [Voc.RubriqueOrganisation] = GovernanceExtractor.Extract,
        [Voc.RubriquePlateformes] = RegionalPlatformsExtractor.Extract,
        [Voc.RubriqueCorrespondants] = CorrespondentsExtractor.Extract,
        [Voc.RubriqueRedacteurs] = AuthorsExtractor.Extract,
    };

    public static void Extract(ReadingBuilder builder, FicheReading fiche, Dictionary<Passage, Iri> parts)
    {
        var context = new FicheContext(builder, fiche);
        DescribeFiche(context);
        foreach (FicheSection section in fiche.Sections)
        {
            DescribeSection(context, section, EvidenceOf(section, fiche));
            if (section.Units.Count == 0) continue;
            if (Rules.TryGetValue(section.Field.Concept.Iri, out Action<FicheContext, FicheSection>? rule)) rule(context, section);
            SayMentions(context, section);
        }
        if (fiche is { DatePassage: { } dated, IsCropped: false }) AuthorsExtractor.ExtractOfDate(context, dated.Span);
        DescribeArrangement(context);
        foreach (Passage fragment in fiche.Fragments) builder.Note(Voc.Of("qualite/tronque"), fragment.Span);
        foreach (Passage headless in fiche.HeadlessFragments) builder.Note(Voc.Of("qualite/debut-perdu"), headless.Span);
        AssignParts(context, parts);
    }

    /// <summary>Every passage of a fiche is a part of the section that it stands in, or of the fiche itself.</summary>
    private static void AssignParts(FicheContext context, Dictionary<Passage, Iri> parts)
    {
        FicheReading fiche = context.Fiche;
        foreach (Passage? passage in context.Builder.Passages.Within(fiche.Span).Append(fiche.RegionPassage).Append(fiche.DatePassage))
        {
            if (passage is not null) parts[passage] = context.Iri;
        }
        foreach (FicheSection section in fiche.Sections.Where(section => section.Label is not null || section.Units.Count > 0))
        {
            foreach (Passage passage in context.Builder.Passages.Within(EvidenceOf(section, fiche))) parts[passage] = context.SectionOf(section.Field);
        }
    }

    private static void DescribeFiche(FicheContext context)
    {
        ReadingBuilder builder = context.Builder;
        TextSpan region = context.Fiche.RegionPassage.Span;
        string title = $"Fiche régionale de coordination — {context.RegionName}";
        builder.Describe(context.Series, title, region, Schema.CreativeWorkSeries, Prov.Entity);
        builder.Say(context.Series, Dct.Title, ReadingBuilder.French(title), region);
        builder.Say(context.Series, Dct.Spatial, context.Region, region);
        builder.Say(context.Series, Dct.HasVersion, context.Iri, region);

        string edition = context.Fiche switch
        {
            { Date: not null } => $" du {context.Fiche.WrittenDate}",
            { HasYear: true } => $" de {context.Fiche.WrittenDate}",
            _ => " sans date",
        };
        builder.Describe(context.Iri, $"Fiche {context.RegionName}{edition}", region, Cnig.Fiche, Foaf.Document);
        string written = context.Fiche.RegionPassage.Exact;
        builder.Say(context.Iri, Dct.Title, ReadingBuilder.French($"{builder.Authority.Template.HeaderTitles[0]} — {written}"), region);
        builder.Say(context.Iri, Dct.Spatial, context.Region, region);
        if (written != context.RegionName) builder.Say(context.Region, Skos.AltLabel, ReadingBuilder.French(written), region);
        builder.Say(context.Iri, Dct.IsVersionOf, context.Series, region);
        builder.Say(context.Iri, Dct.IsPartOf, builder.DocumentIri, region);
        builder.Say(builder.DocumentIri, Dct.HasPart, context.Iri, region);
        builder.Say(context.Iri, Foaf.PrimaryTopic, context.Arrangement, region);
        SayDate(context, region);
        builder.Describe(context.Arrangement, $"Dispositif de coordination — {context.RegionName}", region, Cnig.DispositifCoordination);
        builder.Say(context.Arrangement, Dct.Spatial, context.Region, region);
    }

    /// <summary>The date as far as the source says it; what is missing is noted.</summary>
    private static void SayDate(FicheContext context, TextSpan region)
    {
        ReadingBuilder builder = context.Builder;
        switch (context.Fiche)
        {
            case { Date: { } day, DatePassage: { } passage }:
                builder.Say(context.Iri, Dct.Modified, ReadingBuilder.Date(day), passage.Span);
                break;
            case { PartialDate: { } partial, DatePassage: { } passage }:
                // Without its year a day is no date of update yet: DCAT knows none such.
                builder.Say(context.Iri, context.Fiche.HasYear ? Dct.Modified : Dct.Date, ReadingBuilder.PartialDate(partial), passage.Span);
                builder.Note(Voc.Of("qualite/date-incomplete"), passage.Span, context.Iri);
                break;
            default:
                builder.Note(Voc.Of("qualite/date-absente"), region, context.Iri);
                break;
        }
    }

    private static void DescribeSection(FicheContext context, FicheSection section, TextSpan evidence)
    {
        ReadingBuilder builder = context.Builder;
        Iri iri = context.SectionOf(section.Field);
        builder.Describe(iri, section.Field.Concept.Label, evidence, Cnig.Section);
        builder.Say(iri, Cnig.Rubrique, section.Field.Concept.Iri, evidence);
        builder.Say(iri, Cnig.EtatSection, StateOf(section.State), evidence);
        if (section.Field.Concept.Position is int position) builder.Say(iri, Schema.Position, ReadingBuilder.Integer(position), evidence);
        builder.Say(iri, Dct.IsPartOf, context.Iri, evidence);
        builder.Say(context.Iri, Dct.HasPart, iri, evidence);
        if (section.Label is not null) builder.Say(iri, Dct.Title, ReadingBuilder.French(section.LabelText), evidence);
        if (section.Units.Count > 0)
        {
            string text = string.Join('\n', section.Units.Select(unit => unit.Span).Distinct().Select(builder.Document.TextOf));
            builder.Say(iri, Schema.Text, ReadingBuilder.French(text), evidence);
        }
    }

    /// <summary>What the lines of a section name beside what was understood.</summary>
    private static void SayMentions(FicheContext context, FicheSection section)
    {
        foreach (SectionUnit unit in section.Units)
        {
            foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, unit.Span))
            {
                foreach (Mention mention in context.Listed(unit, sentence, NameRank.Mentioned))
                {
                    if (!context.Builder.IsReferred(mention.Span)) context.Builder.Refer(mention);
                }
            }
        }
    }

    /// <summary>
    /// Every arrangement says whether it is formalised; where the fiche does not say it, it stands on the section that should.
    /// </summary>
    private static void DescribeArrangement(FicheContext context)
    {
        if (context.IsFormalitySaid) return;
        FicheSection? framework = context.Fiche.Sections.FirstOrDefault(section => section.Field.Concept.Iri == Voc.RubriqueCadreGeneral);
        TextSpan evidence = framework is null ? context.Fiche.Span : EvidenceOf(framework, context.Fiche);
        context.Builder.Say(context.Arrangement, Cnig.Formalisation, Voc.Of("formalisation/inconnu"), evidence);
    }

    /// <summary>What a section stands on: itself, or the whole fiche where it is absent.</summary>
    private static TextSpan EvidenceOf(FicheSection section, FicheReading fiche)
    {
        int start = section.Label?.Span.Start ?? (section.Units.Count > 0 ? section.Units[0].Span.Start : fiche.Span.Start);
        int end = section.Units.Count > 0 ? section.Units[^1].Span.End : section.Label?.Span.End ?? fiche.Span.End;
        return new TextSpan(start, end);
    }

    private static Iri StateOf(FieldState state) => state switch
    {
        FieldState.Stated => Voc.Of("etat-section/renseigne"),
        FieldState.Cut => Voc.Of("etat-section/tronque"),
        _ => Voc.Of("etat-section/non-renseigne"),
    };
}
