using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>The built-in functions that depend on nothing but the terms of their arguments.</summary>
internal static class BuiltIns
{
    /// <summary>What is known of a function.</summary>
    public static BuiltIn Find(BuiltInFunction function) => function switch
    {
        BuiltInFunction.IsIri => new(TermFunctions.IsIri, IsCheap: true),
        BuiltInFunction.IsBlank => new(TermFunctions.IsBlank, IsCheap: true),
        BuiltInFunction.IsLiteral => new(TermFunctions.IsLiteral, IsCheap: true),
        BuiltInFunction.IsNumeric => new(TermFunctions.IsNumeric, IsCheap: true),
        BuiltInFunction.SameTerm => new(TermFunctions.SameTerm, IsCheap: true),
        BuiltInFunction.Str => new(TermFunctions.Str, IsCheap: false, MakesText: true),
        BuiltInFunction.Lang => new(TermFunctions.Lang, IsCheap: false, MakesText: true),
        BuiltInFunction.Datatype => new(TermFunctions.Datatype, IsCheap: false),
        BuiltInFunction.Iri => new(TermFunctions.Iri, IsCheap: false),
        BuiltInFunction.StrDt => new(TermFunctions.StrDt, IsCheap: false),
        BuiltInFunction.StrLang => new(TermFunctions.StrLang, IsCheap: false),
        BuiltInFunction.LangDir => new(TermFunctions.LangDir, IsCheap: false, MakesText: true),
        BuiltInFunction.HasLang => new(TermFunctions.HasLang, IsCheap: true),
        BuiltInFunction.HasLangDir => new(TermFunctions.HasLangDir, IsCheap: false),
        BuiltInFunction.StrLangDir => new(TermFunctions.StrLangDir, IsCheap: false),
        BuiltInFunction.Triple => new(TermFunctions.Triple, IsCheap: false),
        BuiltInFunction.IsTriple => new(TermFunctions.IsTriple, IsCheap: true),
        BuiltInFunction.Subject => new(TermFunctions.Subject, IsCheap: true),
        BuiltInFunction.Predicate => new(TermFunctions.Predicate, IsCheap: true),
        BuiltInFunction.Object => new(TermFunctions.Object, IsCheap: true),
        BuiltInFunction.StrLen => new(StringFunctions.StrLen, IsCheap: false, TextArguments.All),
        BuiltInFunction.Substr => new(StringFunctions.Substr, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.UCase => new(StringFunctions.UCase, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.LCase => new(StringFunctions.LCase, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.StrStarts => new(StringFunctions.StrStarts, IsCheap: false, TextArguments.All),
        BuiltInFunction.StrEnds => new(StringFunctions.StrEnds, IsCheap: false, TextArguments.All),
        BuiltInFunction.Contains => new(StringFunctions.Contains, IsCheap: false, TextArguments.All),
        BuiltInFunction.StrBefore => new(StringFunctions.StrBefore, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.StrAfter => new(StringFunctions.StrAfter, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.EncodeForUri => new(StringFunctions.EncodeForUri, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.Concat => new(StringFunctions.Concat, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.LangMatches => new(StringFunctions.LangMatches, IsCheap: false, TextArguments.All),
        BuiltInFunction.Regex => new(new RegexFunctions().Regex, IsCheap: false, TextArguments.First),
        BuiltInFunction.Replace => new(new RegexFunctions().Replace, IsCheap: false, TextArguments.First, MakesText: true),
        BuiltInFunction.Year => new(TemporalFunctions.Year, IsCheap: true),
        BuiltInFunction.Month => new(TemporalFunctions.Month, IsCheap: true),
        BuiltInFunction.Day => new(TemporalFunctions.Day, IsCheap: true),
        BuiltInFunction.Hours => new(TemporalFunctions.Hours, IsCheap: true),
        BuiltInFunction.Minutes => new(TemporalFunctions.Minutes, IsCheap: true),
        BuiltInFunction.Seconds => new(TemporalFunctions.Seconds, IsCheap: true),
        BuiltInFunction.Timezone => new(TemporalFunctions.Timezone, IsCheap: true),
        BuiltInFunction.Tz => new(TemporalFunctions.Tz, IsCheap: true),
        BuiltInFunction.Md5 => new(HashFunctions.Md5, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.Sha1 => new(HashFunctions.Sha1, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.Sha256 => new(HashFunctions.Sha256, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.Sha384 => new(HashFunctions.Sha384, IsCheap: false, TextArguments.All, MakesText: true),
        BuiltInFunction.Sha512 => new(HashFunctions.Sha512, IsCheap: false, TextArguments.All, MakesText: true),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "this function depends on more than its arguments"),
    };
}
