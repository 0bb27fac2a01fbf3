using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KnowledgeGraph.Server.Http;

/// <summary>Proactive negotiation (RFC 9110 §12.5.1).</summary>
internal static class ContentNegotiation
{
    /// <summary>
    /// The offer that the request asks for: by the parameter <c>format</c> of its address (a short name or a media type), for links that
    /// can set no header; else by its Accept header. Null where none fits.
    /// </summary>
    public static MediaOffer<T>? Choose<T>(HttpRequest request, IReadOnlyList<MediaOffer<T>> offers)
    {
        string? format = request.Query["format"];
        return string.IsNullOrEmpty(format)
            ? Choose(request.Headers.Accept, offers)
            : offers.FirstOrDefault(offer => offer.Name == format) ?? offers.FirstOrDefault(offer => offer.MediaType == format);
    }

    /// <summary>
    /// The offer that the client likes best; between equals the earlier offer. Without an Accept header, or with one that can't be
    /// read, the first offer. Null where the client accepts none.
    /// </summary>
    public static MediaOffer<T>? Choose<T>(StringValues accept, IReadOnlyList<MediaOffer<T>> offers)
    {
        if (StringValues.IsNullOrEmpty(accept) || !MediaTypeHeaderValue.TryParseList(accept, out IList<MediaTypeHeaderValue>? ranges))
        {
            return offers[0];
        }
        MediaOffer<T>? best = null;
        double bestQuality = 0;
        foreach (MediaOffer<T> offer in offers)
        {
            double quality = Quality(offer.MediaType, ranges);
            if (quality > bestQuality) (best, bestQuality) = (offer, quality);
        }
        return best;
    }

    /// <summary>The quality that the most specific matching range gives.</summary>
    private static double Quality(string mediaType, IList<MediaTypeHeaderValue> ranges)
    {
        var offer = new MediaTypeHeaderValue(mediaType);
        int bestSpecificity = -1;
        double quality = 0;
        foreach (MediaTypeHeaderValue range in ranges)
        {
            int specificity = range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
            bool matches = specificity switch
            {
                0 => true,
                1 => offer.Type.Equals(range.Type, StringComparison.OrdinalIgnoreCase),
                _ => offer.MediaType.Equals(range.MediaType, StringComparison.OrdinalIgnoreCase),
            };
            if (!matches || specificity <= bestSpecificity) continue;
            bestSpecificity = specificity;
            quality = range.Quality ?? 1;
        }
        return quality;
    }
}
