using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Vocabulary;

/// <summary>The terms of schema.org in use.</summary>
internal static class Schema
{
    public const string Namespace = "http://schema.org/";

    public static readonly Iri Position = new(Namespace + "position");
    public static readonly Iri Event = new(Namespace + "Event");
    public static readonly Iri Project = new(Namespace + "Project");
    public static readonly Iri WebPage = new(Namespace + "WebPage");
    public static readonly Iri MediaObject = new(Namespace + "MediaObject");
    public static readonly Iri BreadcrumbList = new(Namespace + "BreadcrumbList");
    public static readonly Iri ListItem = new(Namespace + "ListItem");
    public static readonly Iri CreativeWorkSeries = new(Namespace + "CreativeWorkSeries");
    public static readonly Iri Breadcrumb = new(Namespace + "breadcrumb");
    public static readonly Iri ItemListElement = new(Namespace + "itemListElement");
    public static readonly Iri Name = new(Namespace + "name");
    public static readonly Iri ContentSize = new(Namespace + "contentSize");
    public static readonly Iri AssociatedMedia = new(Namespace + "associatedMedia");
    public static readonly Iri Mentions = new(Namespace + "mentions");
    public static readonly Iri Text = new(Namespace + "text");
    public static readonly Iri StartDate = new(Namespace + "startDate");
    public static readonly Iri Organizer = new(Namespace + "organizer");
    public static readonly Iri JobTitle = new(Namespace + "jobTitle");
    public static readonly Iri PageStart = new(Namespace + "pageStart");
}
