using System.Globalization;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>A fiche as it was read.</summary>
public sealed record FicheReading
{
    /// <summary>The region.</summary>
    public required KnownThing Region { get; init; }

    /// <summary>The fiche in the text, its header included.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The passage that names the region.</summary>
    public required Passage RegionPassage { get; init; }

    /// <summary>The date of update; null where none is readable.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>A date of update that is not whole, as XML Schema writes it: <c>2025-03</c>, <c>2025</c>, <c>--11-12</c>; else null.</summary>
    public string? PartialDate { get; init; }

    /// <summary>What is known of the date, as an editor writes it: <c>12/11/2025</c>, <c>11/2025</c>, <c>2025</c>, <c>12/11</c>; null where nothing is.</summary>
    public string? WrittenDate => Date?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        ?? (PartialDate is null ? null : string.Join('/', PartialDate.Split('-', StringSplitOptions.RemoveEmptyEntries).Reverse()));

    /// <summary>Whether the year of the date is known: an edition without it has no place among the others.</summary>
    public bool HasYear => Date is not null || PartialDate is { } partial && partial[0] != '-';

    /// <summary>The date in the order of time, as <c>2025-03-14</c> or as far as it is known; empty, and so the oldest, without a year.</summary>
    public string SortableDate => Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? (HasYear ? PartialDate! : string.Empty);

    /// <summary>The passage that gives the date.</summary>
    public Passage? DatePassage { get; init; }

    /// <summary>Whether lines of the fiche are cut.</summary>
    public required bool IsCropped { get; init; }

    /// <summary>The sections, in the order of the template, one for each.</summary>
    public required IReadOnlyList<FicheSection> Sections { get; init; }

    /// <summary>The passages that are cut, in the order of the text.</summary>
    public required IReadOnlyList<Passage> Fragments { get; init; }

    /// <summary>The passages that are whole themselves, but go on from a line whose end is cut, in the order of the text.</summary>
    public IReadOnlyList<Passage> HeadlessFragments { get; init; } = [];

    /// <summary>The titles that the template does not know; what stands under them belongs to no section.</summary>
    public IReadOnlyList<Passage> UnknownTitles { get; init; } = [];

    /// <summary>The titles of sections that stood before already; what stands under them goes on with the section.</summary>
    public IReadOnlyList<TextSpan> RepeatedTitles { get; init; } = [];
}
