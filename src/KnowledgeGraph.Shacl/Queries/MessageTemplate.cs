using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Shacl.Queries;

/// <summary>Fills the places of variables, <c>{?name}</c> or <c>{$name}</c>, in the messages of constraints (SHACL §5.2.1, §6.2.2).</summary>
internal static class MessageTemplate
{
    public static Literal Fill(Literal message, IReadOnlyDictionary<string, Term> values)
    {
        if (!message.LexicalForm.Contains('{')) return message;
        string text = message.LexicalForm;
        foreach ((string name, Term value) in values)
        {
            string shown = value is Literal literal ? literal.LexicalForm : value.ToString();
            text = text.Replace($"{{?{name}}}", shown, StringComparison.Ordinal).Replace($"{{${name}}}", shown, StringComparison.Ordinal);
        }
        return message.Language is null ? new Literal(text, message.Datatype) : new Literal(text, message.Language);
    }
}
