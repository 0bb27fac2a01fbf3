namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Service(endpoint, input, silent): SERVICE (SPARQL 1.1 Federated Query §4).</summary>
/// <param name="Endpoint">An IRI or a variable.</param>
/// <param name="Input">What the endpoint evaluates.</param>
/// <param name="Silent">Whether failures give the one empty solution.</param>
/// <param name="Text">The group as written, braces included, with prefixed names expanded.</param>
public sealed record ServicePattern(PatternTerm Endpoint, AlgebraNode Input, bool Silent, string Text) : AlgebraNode;
