using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// Tells by what a text names which section of the template it answers, where its title does not: a body and how often it meets are of the
/// arrangement. Nothing else is so plain: a list of data may be of stakes or of a catalogue.
/// </summary>
internal sealed class SectionGuess(string text, AuthorityData authority)
{
    public TemplateField? FieldOf(IEnumerable<TextSpan> lines)
    {
        List<KnownThing> named = [.. lines.SelectMany(line => authority.Names.FindAll(text, line)).SelectMany(match => match.Values)];
        bool isOfBodies = named.Exists(thing => thing.Scheme == Voc.Instance) && named.Exists(thing => thing.Kind == KnownKind.Frequency);
        return isOfBodies ? authority.Template.Fields.FirstOrDefault(field => field.Concept.Iri == Voc.RubriqueDispositif) : null;
    }
}
