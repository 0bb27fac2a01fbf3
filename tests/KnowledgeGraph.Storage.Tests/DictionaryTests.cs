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

    private static DictionaryKey KeyOf((ValueTag Tag, byte[] Value, string Suffix) key) =>
        new(key.Tag, key.Value, Encoding.UTF8.GetBytes(key.Suffix));
}
