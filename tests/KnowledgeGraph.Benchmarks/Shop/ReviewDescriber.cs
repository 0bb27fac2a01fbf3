using KnowledgeGraph.Benchmarks.Generation;

namespace KnowledgeGraph.Benchmarks.Shop;

/// <summary>Describes reviewers and reviews. One review of five is about a product of skewed popularity.</summary>
internal sealed class ReviewDescriber(StatementWriter writer, ShopSize size)
{
    private readonly Text _text = new();

    /// <summary>Writes all of them.</summary>
    public void Write()
    {
        for (int i = 0; i < size.Reviewers; i++) Reviewer(i);
        for (int i = 0; i < size.Reviews; i++) Review(i);
    }

    private void Reviewer(int number)
    {
        var dice = new Dice(18, (ulong)number);
        writer.About(new("reviewer/"u8, number));
        writer.Iri(ShopVocabulary.Type, ShopVocabulary.Person);
        writer.Literal(ShopVocabulary.Name, _text.Clear().AddLexiconWords(ref dice, 2).Span);
        writer.Literal(ShopVocabulary.Mailbox, _text.Clear().Add(1_000_000_000L + dice.Next(1_000_000_000)).Add(number, 12).Span);
        writer.Iri(ShopVocabulary.Country, _text.Clear().AddCountry(ref dice).Span);
        writer.Link(ShopVocabulary.Publisher, new("site/reviews/"u8, number % 20));
        writer.Literal(ShopVocabulary.Date, _text.Clear().AddDate(2008, 1 + dice.Next(8), 1 + dice.Next(28)).Span, ShopVocabulary.XsdDate);
    }

    private void Review(int number)
    {
        var dice = new Dice(19, (ulong)number);
        int reviewer = dice.Next(size.Reviewers);
        writer.About(new("review/"u8, number));
        writer.Iri(ShopVocabulary.Type, ShopVocabulary.Review);
        writer.Link(ShopVocabulary.ReviewFor, new("product/"u8, dice.Chance(20) ? dice.Skewed(size.Products) : dice.Next(size.Products)));
        writer.Link(ShopVocabulary.Reviewer, new("reviewer/"u8, reviewer));
        writer.Literal(
            ShopVocabulary.ReviewDate,
            _text.Clear().AddDate(2007 + dice.Next(2), 1 + dice.Next(12), 1 + dice.Next(28)).Add("T00:00:00"u8).Span,
            ShopVocabulary.XsdDateTime);
        writer.Literal(ShopVocabulary.Title, _text.Clear().AddLexiconWords(ref dice, 4 + dice.Next(10)).Span);
        ReadOnlySpan<byte> language = Lexicon.Language(ref dice);
        writer.Literal(ShopVocabulary.ReviewText, _text.Clear().AddLexiconWords(ref dice, 30 + dice.Next(70)).Span, language);
        for (int i = 1; i <= 4; i++)
        {
            if (dice.Chance(70)) writer.Number(ShopVocabulary.Rating(i), 1 + dice.Next(10), ShopVocabulary.XsdInteger);
        }
        writer.Link(ShopVocabulary.Publisher, new("site/reviews/"u8, reviewer % 20));
        writer.Literal(ShopVocabulary.Date, _text.Clear().AddDate(2008, 1 + dice.Next(8), 1 + dice.Next(28)).Span, ShopVocabulary.XsdDate);
    }
}
