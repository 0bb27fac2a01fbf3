using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Turns a stack that is nearly used up into an error that a caller can handle.</summary>
internal static class JsonLdLimits
{
    /// <summary>Throws where the nesting left no room on the stack.</summary>
    public static void CheckStack(LdValue? at)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new JsonLdException("nesting too deep", "the document is nested too deeply", at);
        }
    }
}
