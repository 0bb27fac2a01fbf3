using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Shacl;

/// <summary>The terms of the SHACL vocabulary that this project reads and writes.</summary>
internal static class ShaclVocabulary
{
    public const string Namespace = "http://www.w3.org/ns/shacl#";

    public static readonly Iri NodeShape = Sh("NodeShape");
    public static readonly Iri PropertyShape = Sh("PropertyShape");
    public static readonly Iri TargetClass = Sh("targetClass");
    public static readonly Iri TargetNode = Sh("targetNode");
    public static readonly Iri TargetObjectsOf = Sh("targetObjectsOf");
    public static readonly Iri TargetSubjectsOf = Sh("targetSubjectsOf");

    public static readonly Iri Path = Sh("path");
    public static readonly Iri InversePath = Sh("inversePath");
    public static readonly Iri AlternativePath = Sh("alternativePath");
    public static readonly Iri ZeroOrMorePath = Sh("zeroOrMorePath");
    public static readonly Iri OneOrMorePath = Sh("oneOrMorePath");
    public static readonly Iri ZeroOrOnePath = Sh("zeroOrOnePath");

    public static readonly Iri Message = Sh("message");
    public static readonly Iri Severity = Sh("severity");
    public static readonly Iri Violation = Sh("Violation");
    public static readonly Iri Deactivated = Sh("deactivated");

    public static readonly Iri Property = Sh("property");
    public static readonly Iri Node = Sh("node");
    public static readonly Iri QualifiedValueShape = Sh("qualifiedValueShape");
    public static readonly Iri QualifiedMinCount = Sh("qualifiedMinCount");
    public static readonly Iri QualifiedMaxCount = Sh("qualifiedMaxCount");
    public static readonly Iri QualifiedValueShapesDisjoint = Sh("qualifiedValueShapesDisjoint");
    public static readonly Iri Flags = Sh("flags");
    public static readonly Iri IgnoredProperties = Sh("ignoredProperties");

    public static readonly Iri Sparql = Sh("sparql");
    public static readonly Iri Select = Sh("select");
    public static readonly Iri Ask = Sh("ask");
    public static readonly Iri Prefixes = Sh("prefixes");
    public static readonly Iri Declare = Sh("declare");
    public static readonly Iri Prefix = Sh("prefix");
    public static readonly Iri PrefixNamespace = Sh("namespace");
    public static readonly Iri ConstraintComponent = Sh("ConstraintComponent");
    public static readonly Iri Parameter = Sh("parameter");
    public static readonly Iri Optional = Sh("optional");
    public static readonly Iri Validator = Sh("validator");
    public static readonly Iri NodeValidator = Sh("nodeValidator");
    public static readonly Iri PropertyValidator = Sh("propertyValidator");

    public static readonly Iri ValidationReport = Sh("ValidationReport");
    public static readonly Iri ValidationResult = Sh("ValidationResult");
    public static readonly Iri Conforms = Sh("conforms");
    public static readonly Iri Result = Sh("result");
    public static readonly Iri FocusNode = Sh("focusNode");
    public static readonly Iri ResultPath = Sh("resultPath");
    public static readonly Iri Value = Sh("value");
    public static readonly Iri SourceShape = Sh("sourceShape");
    public static readonly Iri SourceConstraint = Sh("sourceConstraint");
    public static readonly Iri SourceConstraintComponent = Sh("sourceConstraintComponent");
    public static readonly Iri ResultSeverity = Sh("resultSeverity");
    public static readonly Iri ResultMessage = Sh("resultMessage");

    public static readonly Iri RdfsClass = new("http://www.w3.org/2000/01/rdf-schema#Class");
    public static readonly Iri RdfsSubClassOf = new("http://www.w3.org/2000/01/rdf-schema#subClassOf");
    public static readonly Iri OwlImports = new("http://www.w3.org/2002/07/owl#imports");

    /// <summary>The term of a local name.</summary>
    public static Iri Sh(string localName) => new(Namespace + localName);

    /// <summary>The constraint component of a name without its ending, like <c>MinCount</c>.</summary>
    public static Iri Component(string name) => Sh(name + "ConstraintComponent");
}
