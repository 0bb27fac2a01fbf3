namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>The built-in functions (SPARQL 1.2 §17.4).</summary>
public enum BuiltInFunction
{
    /// <summary><c>Str</c></summary>
    Str,

    /// <summary><c>Lang</c></summary>
    Lang,

    /// <summary><c>LangMatches</c></summary>
    LangMatches,

    /// <summary><c>Datatype</c></summary>
    Datatype,

    /// <summary><c>Bound</c></summary>
    Bound,

    /// <summary><c>Iri</c></summary>
    Iri,

    /// <summary><c>BNode</c></summary>
    BNode,

    /// <summary><c>Rand</c></summary>
    Rand,

    /// <summary><c>Abs</c></summary>
    Abs,

    /// <summary><c>Ceil</c></summary>
    Ceil,

    /// <summary><c>Floor</c></summary>
    Floor,

    /// <summary><c>Round</c></summary>
    Round,

    /// <summary><c>Concat</c></summary>
    Concat,

    /// <summary><c>StrLen</c></summary>
    StrLen,

    /// <summary><c>UCase</c></summary>
    UCase,

    /// <summary><c>LCase</c></summary>
    LCase,

    /// <summary><c>EncodeForUri</c></summary>
    EncodeForUri,

    /// <summary><c>Contains</c></summary>
    Contains,

    /// <summary><c>StrStarts</c></summary>
    StrStarts,

    /// <summary><c>StrEnds</c></summary>
    StrEnds,

    /// <summary><c>StrBefore</c></summary>
    StrBefore,

    /// <summary><c>StrAfter</c></summary>
    StrAfter,

    /// <summary><c>Year</c></summary>
    Year,

    /// <summary><c>Month</c></summary>
    Month,

    /// <summary><c>Day</c></summary>
    Day,

    /// <summary><c>Hours</c></summary>
    Hours,

    /// <summary><c>Minutes</c></summary>
    Minutes,

    /// <summary><c>Seconds</c></summary>
    Seconds,

    /// <summary><c>Timezone</c></summary>
    Timezone,

    /// <summary><c>Tz</c></summary>
    Tz,

    /// <summary><c>Now</c></summary>
    Now,

    /// <summary><c>Uuid</c></summary>
    Uuid,

    /// <summary><c>StrUuid</c></summary>
    StrUuid,

    /// <summary><c>Md5</c></summary>
    Md5,

    /// <summary><c>Sha1</c></summary>
    Sha1,

    /// <summary><c>Sha256</c></summary>
    Sha256,

    /// <summary><c>Sha384</c></summary>
    Sha384,

    /// <summary><c>Sha512</c></summary>
    Sha512,

    /// <summary><c>Coalesce</c></summary>
    Coalesce,

    /// <summary><c>If</c></summary>
    If,

    /// <summary><c>StrLang</c></summary>
    StrLang,

    /// <summary><c>StrDt</c></summary>
    StrDt,

    /// <summary><c>SameTerm</c></summary>
    SameTerm,

    /// <summary><c>IsIri</c></summary>
    IsIri,

    /// <summary><c>IsBlank</c></summary>
    IsBlank,

    /// <summary><c>IsLiteral</c></summary>
    IsLiteral,

    /// <summary><c>IsNumeric</c></summary>
    IsNumeric,

    /// <summary><c>Regex</c></summary>
    Regex,

    /// <summary><c>Substr</c></summary>
    Substr,

    /// <summary><c>Replace</c></summary>
    Replace,

    /// <summary><c>Triple</c></summary>
    Triple,

    /// <summary><c>IsTriple</c></summary>
    IsTriple,

    /// <summary><c>Subject</c></summary>
    Subject,

    /// <summary><c>Predicate</c></summary>
    Predicate,

    /// <summary><c>Object</c></summary>
    Object,

    /// <summary><c>LangDir</c></summary>
    LangDir,

    /// <summary><c>HasLang</c></summary>
    HasLang,

    /// <summary><c>HasLangDir</c></summary>
    HasLangDir,

    /// <summary><c>StrLangDir</c></summary>
    StrLangDir,
}
