using System.Text;
using CsCheck;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Tests;

public class DictionaryTests
{
    // Many common beginnings, zero bytes, long terms, terms that begin others.
    private static readonly Gen<byte[]> Values = Gen.OneOf(
        Gen.Byte[0, 2].Array[0, 12],
        Gen.Select(Gen.Int[0, 3], Gen.Byte[97, 99].Array[0, 30])
            .Select((n, tail) => (byte[])[.. Encoding.UTF8.GetBytes(new string('x', n * 200)), .. tail]),
        Gen.Byte.Array[0, 20]);

    private static readonly Gen<(ValueTag Tag, byte[] Value, string Suffix)> Keys = Gen.Select(Gen.Int[0, 3], Values, Gen.Int[0, 3])
        .Select((tag, value, suffix) =>
        SegmentDictionary.Tags[tag] switch
        {
            ValueTag.TaggedString => (ValueTag.TaggedString, value, new[] { "fr", "FR", "en", "fr-be" }[suffix]),
            ValueTag.TypedLiteral => (ValueTag.TypedLiteral, value, new[] { "http://a", "http://b", "http://A", "http://a/b" }[suffix]),
            ValueTag other => (other, value, ""),
        });

    [Fact]
    public void DeltaDictionary_AnyTerms_AreFoundUpToTheReadersCount() => Keys.Array[0, 200].Sample(keys =>
    {
        var dictionary = new DeltaDictionary();
        var ordinals = new List<uint>();
        foreach ((ValueTag, byte[], string) key in keys)
        {
            ordinals.Add(dictionary.GetOrAdd(KeyOf(key)));
            Assert.True(dictionary[ordinals[^1]].SameAs(KeyOf(key)));
        }
        Assert.Equal(dictionary.Count, (uint)ordinals.Distinct().Count());
        uint half = dictionary.Count / 2;
        for (int i = 0; i < keys.Length; i++)
        {
            Assert.True(dictionary.TryFind(KeyOf(keys[i]), dictionary.Count, out uint found));
            Assert.Equal(ordinals[i], found);
            Assert.Equal(ordinals[i] < half, dictionary.TryFind(KeyOf(keys[i]), half, out _));
        }
        dictionary.Free();
    });

    [Fact]
    public void Truncate_ToAMark_ForgetsWhatCameAfter() => Gen.Select(Keys.Array[0, 100], Keys.Array[0, 1500]).Sample(
        (kept, dropped) =>
        {
            var dictionary = new DeltaDictionary();
            uint[] ordinals = [.. kept.Select(key => dictionary.GetOrAdd(KeyOf(key)))];
            DeltaDictionary.Mark mark = dictionary.Position;
            foreach ((ValueTag, byte[], string) key in dropped) dictionary.GetOrAdd(KeyOf(key));
            dictionary.Truncate(mark);
            Assert.Equal(mark.Count, dictionary.Count);
            for (int i = 0; i < kept.Length; i++)
            {
                Assert.True(dictionary.TryFind(KeyOf(kept[i]), mark.Count, out uint found));
                Assert.Equal(ordinals[i], found);
            }
            foreach ((ValueTag, byte[], string) key in dropped)
            {
                bool isKept = kept.Any(other => KeyOf(other).SameAs(KeyOf(key)));
                Assert.Equal(isKept, dictionary.TryFind(KeyOf(key), uint.MaxValue, out _));
            }
            dictionary.Free();
        },
        iter: 30);

    [Fact]
    public void DictionaryMerge_SegmentAndDelta_GivesSortedIdsOfWhatIsUsed() =>
        Gen.Select(Keys.Array[0, 150], Keys.Array[0, 150], Gen.Int[1, 4]).Sample(
        (first, second, keepEvery) =>
        {
            TermDictionary terms = Merge(new TermDictionary(int.MaxValue), first, 1, out _);
            TermDictionary merged = Merge(terms, second, keepEvery, out Dictionary<ulong, (ValueTag, byte[], string)> used);
            byte[] scratch = new byte[Snapshot.ScratchBytes];
            ulong previous = 0;
            foreach ((ulong id, (ValueTag Tag, byte[], string) key) in used.OrderBy(pair => pair.Key))
            {
                var value = new ValueId(id);
                DictionaryKey decoded = merged.Segment!.Get(value.Tag, (uint)value.Payload, scratch);
                Assert.True(decoded.SameAs(KeyOf(key)));
                Assert.True(merged.Segment.TryFind(KeyOf(key), out uint ordinal));
                Assert.Equal(value.Payload, ordinal);
                if (previous >> 56 == (ulong)key.Tag)
                {
                    byte[] other = new byte[Snapshot.ScratchBytes];
                    DictionaryKey before = merged.Segment.Get(value.Tag, (uint)new ValueId(previous).Payload, other);
                    Assert.True(SegmentDictionary.Compare(before, decoded) < 0);
                }
                previous = id;
            }
            foreach ((ValueTag, byte[], string) key in first.Concat(second))
            {
                bool isUsed = used.Values.Any(other => KeyOf(other).SameAs(KeyOf(key)));
                Assert.Equal(isUsed, merged.Segment!.TryFind(KeyOf(key), out _));
            }
            merged.Release();
        },
        iter: 60);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(70_000)]
    public void DictionarySection_ManyTerms_ReadsEachAloneAndInARow(int count)
    {
        var random = new Random(count);
        (byte[] Value, uint Suffix)[] terms = [.. Enumerable.Range(0, count).Select(i =>
            (Encoding.UTF8.GetBytes(TextOf(i, random)), (uint)(i % 3)))];
        using var builder = new DictionarySectionBuilder();
        for (int i = 0; i < terms.Length; i++) Assert.Equal((uint)i, builder.Add(terms[i].Value, terms[i].Suffix));
        DictionarySection section = builder.Complete();
        Assert.Equal((uint)count, section.Count);
        byte[] scratch = new byte[DictionarySection.ScratchBytes];
        for (uint i = 0; i < count; i++)
        {
            Assert.True(terms[i].Value.AsSpan().SequenceEqual(section.Get(i, scratch, out uint suffix)), $"term {i}");
            Assert.Equal(terms[i].Suffix, suffix);
        }
        uint next = 0;
        for (uint bucket = 0; bucket < section.BucketCount; bucket++)
        {
            DictionarySection.Cursor cursor = section.OpenBucket(bucket, scratch);
            while (cursor.MoveNext())
            {
                Assert.Equal(next, cursor.Ordinal);
                Assert.True(terms[next].Value.AsSpan().SequenceEqual(cursor.Value), $"term {next}");
                Assert.Equal(terms[next++].Suffix, cursor.Suffix);
            }
        }
        Assert.Equal((uint)count, next);
        long plain = terms.Sum(term => (long)term.Value.Length);
        if (count > 1000) Assert.InRange(section.MemoryBytes, 1, plain / 3);
        section.Free();
    }

    [Fact]
    public void TryFind_TermsAndNeighboursOfTerms_FindsThoseThatAreThere()
    {
        var random = new Random(9);
        byte[][] terms = [.. Enumerable.Range(0, 5000)
            .Select(i => i % 90 == 0 ? $"{i:D4}" + new string('x', 600 + (i % 3)) : $"http://{random.Next(4)}/{random.Next(9999)}")
            .Distinct().Select(Encoding.UTF8.GetBytes).OrderBy(x => x, Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y)))];
        using var builder = new DictionarySectionBuilder();
        foreach (byte[] term in terms) builder.Add(term, 0);
        var sections = new DictionarySection[SegmentDictionary.Tags.Length];
        sections[0] = builder.Complete();
        for (int i = 1; i < sections.Length; i++) sections[i] = new DictionarySectionBuilder().Complete();
        var dictionary = new SegmentDictionary(sections, new SuffixTable());
        for (int i = 0; i < terms.Length; i++)
        {
            Assert.True(dictionary.TryFind(new(ValueTag.Iri, terms[i], default), out uint ordinal));
            Assert.Equal((uint)i, ordinal);
            foreach (byte[] other in new byte[][] { [.. terms[i], 0], terms[i][..^1], [.. terms[i][..^1], (byte)(terms[i][^1] + 1)] })
            {
                int expected = Array.FindIndex(terms, term => term.AsSpan().SequenceEqual(other));
                Assert.Equal(expected >= 0, dictionary.TryFind(new(ValueTag.Iri, other, default), out ordinal));
                if (expected >= 0) Assert.Equal((uint)expected, ordinal);
            }
        }
        dictionary.Free();
    }

    [Fact]
    public void DictionarySection_TextThatDoesNotShrink_StandsAsItIs()
    {
        using var builder = new DictionarySectionBuilder();
        var random = new Random(3);
        byte[][] terms = [.. Enumerable.Range(0, 2000).Select(i => new byte[i % 900])];
        foreach (byte[] term in terms)
        {
            random.NextBytes(term);
            builder.Add(term, 0);
        }
        DictionarySection section = builder.Complete();
        Assert.InRange(section.MemoryBytes, 1, terms.Sum(term => term.Length + 5) + 3000);
        byte[] scratch = new byte[DictionarySection.ScratchBytes];
        for (int i = 0; i < terms.Length; i++) Assert.True(terms[i].AsSpan().SequenceEqual(section.Get((uint)i, scratch, out _)));
        section.Free();
    }

    [Fact]
    public void TermSorter_TermsWithLongCommonBeginnings_AreSortedWithoutDeepRecursion()
    {
        var dictionary = new DeltaDictionary();
        uint[] ordinals = [.. Enumerable.Range(0, 100).Select(i =>
            dictionary.GetOrAdd(
                new(ValueTag.String, Encoding.UTF8.GetBytes(new string('x', 200_000 + (i % 7)) + ((i * 37) % 100)), default)))];
        TermSorter.Sort(dictionary, ordinals);
        for (int i = 1; i < ordinals.Length; i++)
        {
            Assert.True(SegmentDictionary.Compare(dictionary[ordinals[i - 1]], dictionary[ordinals[i]]) < 0);
        }
        dictionary.Free();
    }

    // Every n-th term is used, by its id from before.
    private static TermDictionary Merge(
        TermDictionary old,
        (ValueTag, byte[], string)[] added,
        int keepEvery,
        out Dictionary<ulong, (ValueTag, byte[], string)> used)
    {
        var ids = new List<(ulong Id, (ValueTag, byte[], string) Key)>();
        foreach ((ValueTag Tag, byte[], string) key in added)
        {
            uint number = 0;
            bool isThere = old.Segment is not null && old.Segment.TryFind(KeyOf(key), out number);
            ids.Add((new ValueId(key.Tag, isThere ? number : TermDictionary.DeltaBit | old.Delta.GetOrAdd(KeyOf(key))).Bits, key));
        }
        var merge = new DictionaryMerge(old, old.Delta.Count);
        ids = [.. ids.Where((_, i) => i % keepEvery == 0)];
        foreach ((ulong id, _) in ids) merge.Mark(id);
        SegmentDictionary segment = merge.Run();
        used = [];
        foreach ((ulong id, (ValueTag, byte[], string) key) in ids) used[merge.Map(id)] = key;
        old.Release();
        return new(int.MaxValue, segment);
    }

    // Ascending numbers, so that neighbours share much; some are long, some share nothing.
    private static string TextOf(int i, Random random) => (i % 500) switch
    {
        7 => $"https://data.example.fr/{i:D7}/" + string.Concat(Enumerable.Range(0, 300).Select(_ => random.Next(10) + " mots, ")),
        8 => "",
        9 => $"autre {random.Next()}",
        _ => $"https://data.example.fr/dataset/{i:D7}/distribution/{random.Next(4)}",
    };

    private static DictionaryKey KeyOf((ValueTag Tag, byte[] Value, string Suffix) key) =>
        new(key.Tag, key.Value, Encoding.UTF8.GetBytes(key.Suffix));
}
