using KnowledgeGraph.Benchmarks.Generation;

namespace KnowledgeGraph.Benchmarks.Shop;

/// <summary>Describes types, features, producers and products.</summary>
internal sealed class ProductDescriber(StatementWriter writer, ShopSize size)
{
    private readonly Text _text = new();
    private readonly TypeTree _types = new();

    /// <summary>Writes all of them.</summary>
    public void Write()
    {
        for (int i = 0; i < _types.Types; i++) ProductType(i);
        for (int i = 0; i < _types.Features; i++) Feature(i);
        for (int i = 0; i < size.Producers; i++) Producer(i);
        for (int i = 0; i < size.Products; i++) Product(i);
    }

    private void ProductType(int number)
    {
        var dice = new Dice(12, (ulong)number);
        writer.About(new("type/"u8, number));
        writer.Iri(ShopVocabulary.Type, ShopVocabulary.ProductType);
        Texts(ref dice);
        if (_types.Parent(number) is >= 0 and int parent) writer.Link(ShopVocabulary.SubClassOf, new("type/"u8, parent));
    }

    private void Feature(int number)
    {
        var dice = new Dice(13, (ulong)number);
        writer.About(new("feature/"u8, number));
        writer.Iri(ShopVocabulary.Type, ShopVocabulary.ProductFeature);
        Texts(ref dice);
    }

    private void Producer(int number)
    {
        var dice = new Dice(14, (ulong)number);
        writer.About(new("producer/"u8, number));
        writer.Iri(ShopVocabulary.Type, ShopVocabulary.ProducerClass);
        Texts(ref dice);
        writer.Link(ShopVocabulary.Homepage, new("site/producer/"u8, number));
        writer.Iri(ShopVocabulary.Country, _text.Clear().AddCountry(ref dice).Span);
    }

    private void Product(int number)
    {
        var dice = new Dice(15, (ulong)number);
        writer.About(new("product/"u8, number));
        writer.Iri(ShopVocabulary.Type, ShopVocabulary.Product);
        Texts(ref dice);
        writer.Link(ShopVocabulary.Producer, new("producer/"u8, number % size.Producers));
        for (int type = _types.FirstLeaf + dice.Next(_types.Types - _types.FirstLeaf); type >= 0; type = _types.Parent(type))
        {
            writer.Link(ShopVocabulary.Type, new("type/"u8, type));
            (int first, int end) = _types.FeaturesOf(type);
            for (int feature = first; feature < end; feature++)
            {
                if (dice.Chance(25)) writer.Link(ShopVocabulary.Feature, new("feature/"u8, feature));
            }
        }
        for (int i = 1; i <= 5; i++)
        {
            // The first three always, the fourth in seven of ten products, the fifth in half of them.
            if (i > 3 && !dice.Chance(i == 4 ? 70 : 50)) continue;
            writer.Literal(ShopVocabulary.Textual(i), _text.Clear().AddLexiconWords(ref dice, 3 + dice.Next(10)).Span);
            writer.Number(ShopVocabulary.Numeric(i), 1 + Bell(ref dice, 2000), ShopVocabulary.XsdInteger);
        }
    }

    private static int Bell(ref Dice dice, int below) => (dice.Next(below) + dice.Next(below) + dice.Next(below)) / 3;

    private void Texts(ref Dice dice)
    {
        writer.Literal(ShopVocabulary.Label, _text.Clear().AddLexiconWords(ref dice, 1 + dice.Next(3)).Span);
        writer.Literal(ShopVocabulary.Comment, _text.Clear().AddLexiconWords(ref dice, 20 + dice.Next(40)).Span);
        writer.Link(ShopVocabulary.Publisher, new("institute/"u8, 1));
        writer.Literal(ShopVocabulary.Date, _text.Clear().AddDate(2000 + dice.Next(8), 1 + dice.Next(12), 1 + dice.Next(28)).Span, ShopVocabulary.XsdDate);
    }
}
