using KnowledgeGraph.Benchmarks.Generation;

namespace KnowledgeGraph.Benchmarks.Shop;

/// <summary>Describes vendors and offers.</summary>
internal sealed class OfferDescriber(StatementWriter writer, ShopSize size)
{
    private readonly Text _text = new();

    /// <summary>Writes all of them.</summary>
    public void Write()
    {
        for (int i = 0; i < size.Vendors; i++) Vendor(i);
        for (int i = 0; i < size.Offers; i++) Offer(i);
    }

    private void Vendor(int number)
    {
        var dice = new Dice(16, (ulong)number);
        writer.About(new("vendor/"u8, number));
        writer.Iri(ShopVocabulary.Type, ShopVocabulary.VendorClass);
        writer.Literal(ShopVocabulary.Label, _text.Clear().AddLexiconWords(ref dice, 1 + dice.Next(3)).Span);
        writer.Literal(ShopVocabulary.Comment, _text.Clear().AddLexiconWords(ref dice, 20 + dice.Next(40)).Span);
        writer.Link(ShopVocabulary.Homepage, new("site/vendor/"u8, number));
        writer.Iri(ShopVocabulary.Country, _text.Clear().AddCountry(ref dice).Span);
        writer.Link(ShopVocabulary.Publisher, new("vendor/"u8, number));
    }

    private void Offer(int number)
    {
        var dice = new Dice(17, (ulong)number);
        int vendor = number % size.Vendors, month = 1 + dice.Next(6);
        writer.About(new("offer/"u8, number));
        writer.Iri(ShopVocabulary.Type, ShopVocabulary.Offer);
        writer.Link(ShopVocabulary.OfProduct, new("product/"u8, dice.Next(size.Products)));
        writer.Link(ShopVocabulary.Vendor, new("vendor/"u8, vendor));
        int cents = 500 + dice.Next(999_500);
        writer.Literal(ShopVocabulary.Price, _text.Clear().Add(cents / 100).Add("."u8).Add(cents % 100, 2).Span, ShopVocabulary.Money);
        writer.Literal(
            ShopVocabulary.ValidFrom, _text.Clear().AddDate(2008, month, 1 + dice.Next(28)).Add("T00:00:00"u8).Span, ShopVocabulary.XsdDateTime);
        writer.Literal(
            ShopVocabulary.ValidTo, _text.Clear().AddDate(2008, month + 1 + dice.Next(3), 1 + dice.Next(28)).Add("T00:00:00"u8).Span, ShopVocabulary.XsdDateTime);
        writer.Number(ShopVocabulary.DeliveryDays, 1 + dice.Skewed(21), ShopVocabulary.XsdInteger);
        writer.Link(ShopVocabulary.Webpage, new("page/offer/"u8, number));
        writer.Link(ShopVocabulary.Publisher, new("vendor/"u8, vendor));
        writer.Literal(ShopVocabulary.Date, _text.Clear().AddDate(2008, month, 1 + dice.Next(28)).Span, ShopVocabulary.XsdDate);
    }
}
