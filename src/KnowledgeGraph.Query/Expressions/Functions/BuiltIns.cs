using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>The built-in functions that depend on nothing but the terms of their arguments.</summary>
internal static class BuiltIns
{
    /// <summary>The implementation, and whether it costs less than remembering its result.</summary>
    public static (ScalarFunction Implementation, bool IsCheap) Find(BuiltInFunction function) => function switch
    {
        BuiltInFunction.IsIri => (TermFunctions.IsIri, true),
        BuiltInFunction.IsBlank => (TermFunctions.IsBlank, true),
        BuiltInFunction.IsLiteral => (TermFunctions.IsLiteral, true),
        BuiltInFunction.IsNumeric => (TermFunctions.IsNumeric, true),
        BuiltInFunction.SameTerm => (TermFunctions.SameTerm, true),
        BuiltInFunction.Str => (TermFunctions.Str, false),
        BuiltInFunction.Lang => (TermFunctions.Lang, false),
        BuiltInFunction.Datatype => (TermFunctions.Datatype, false),
        BuiltInFunction.Iri => (TermFunctions.Iri, false),
        BuiltInFunction.StrDt => (TermFunctions.StrDt, false),
        BuiltInFunction.StrLang => (TermFunctions.StrLang, false),
        BuiltInFunction.StrLen => (StringFunctions.StrLen, false),
        BuiltInFunction.Substr => (StringFunctions.Substr, false),
        BuiltInFunction.UCase => (StringFunctions.UCase, false),
        BuiltInFunction.LCase => (StringFunctions.LCase, false),
        BuiltInFunction.StrStarts => (StringFunctions.StrStarts, false),
        BuiltInFunction.StrEnds => (StringFunctions.StrEnds, false),
        BuiltInFunction.Contains => (StringFunctions.Contains, false),
        BuiltInFunction.StrBefore => (StringFunctions.StrBefore, false),
        BuiltInFunction.StrAfter => (StringFunctions.StrAfter, false),
        BuiltInFunction.EncodeForUri => (StringFunctions.EncodeForUri, false),
        BuiltInFunction.Concat => (StringFunctions.Concat, false),
        BuiltInFunction.LangMatches => (StringFunctions.LangMatches, false),
        BuiltInFunction.Regex => (new RegexFunctions().Regex, false),
        BuiltInFunction.Replace => (new RegexFunctions().Replace, false),
        BuiltInFunction.Year => (TemporalFunctions.Year, true),
        BuiltInFunction.Month => (TemporalFunctions.Month, true),
        BuiltInFunction.Day => (TemporalFunctions.Day, true),
        BuiltInFunction.Hours => (TemporalFunctions.Hours, true),
        BuiltInFunction.Minutes => (TemporalFunctions.Minutes, true),
        BuiltInFunction.Seconds => (TemporalFunctions.Seconds, true),
        BuiltInFunction.Timezone => (TemporalFunctions.Timezone, true),
        BuiltInFunction.Tz => (TemporalFunctions.Tz, true),
        BuiltInFunction.Md5 => (HashFunctions.Md5, false),
        BuiltInFunction.Sha1 => (HashFunctions.Sha1, false),
        BuiltInFunction.Sha256 => (HashFunctions.Sha256, false),
        BuiltInFunction.Sha384 => (HashFunctions.Sha384, false),
        BuiltInFunction.Sha512 => (HashFunctions.Sha512, false),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "this function depends on more than its arguments"),
    };
}
