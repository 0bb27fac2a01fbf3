using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of the Organization ontology in use.</summary>
internal static class Org
{
    public const string Namespace = "http://www.w3.org/ns/org#";

    public static readonly Iri Organization = new(Namespace + "Organization");
    public static readonly Iri FormalOrganization = new(Namespace + "FormalOrganization");
    public static readonly Iri OrganizationalCollaboration = new(Namespace + "OrganizationalCollaboration");
    public static readonly Iri OrganizationalUnit = new(Namespace + "OrganizationalUnit");
    public static readonly Iri Membership = new(Namespace + "Membership");
    public static readonly Iri Post = new(Namespace + "Post");
    public static readonly Iri Classification = new(Namespace + "classification");
    public static readonly Iri HasMember = new(Namespace + "hasMember");
    public static readonly Iri OrganizationProperty = new(Namespace + "organization");
    public static readonly Iri Member = new(Namespace + "member");
    public static readonly Iri Role = new(Namespace + "role");
    public static readonly Iri UnitOf = new(Namespace + "unitOf");
    public static readonly Iri HeldBy = new(Namespace + "heldBy");
    public static readonly Iri PostIn = new(Namespace + "postIn");
    public static readonly Iri MemberOf = new(Namespace + "memberOf");
}
