using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KnowledgeGraph.Query;

/// <summary>An operator of a plan and its inputs: what EXPLAIN shows.</summary>
/// <param name="Operator">The operator's name, as <c>IndexScan</c>.</param>
/// <param name="Detail">What it works on, as a triple pattern or a condition.</param>
/// <param name="EstimatedRows">The rows that the planner expected.</param>
/// <param name="ActualRows">The rows that came, or null where nothing was counted.</param>
/// <param name="Time">The time spent in the operator and its inputs, or null.</param>
/// <param name="Inputs">The inputs.</param>
public sealed record QueryPlan(
    string Operator,
    string Detail,
    double EstimatedRows,
    long? ActualRows,
    TimeSpan? Time,
    IReadOnlyList<QueryPlan> Inputs)
{
    /// <summary>Whether the joins from here down are in an order that was found for an earlier query, of the same shape or the same.</summary>
    public bool HasReusedOrder { get; init; }

    /// <summary>The plan as a tree for a person: a line per operator, its inputs below it, ending with a line break.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        var stack = new Stack<(QueryPlan Node, string Lead, string Below)>([(this, "", "")]);
        while (stack.TryPop(out var item))
        {
            var (node, lead, below) = item;
            text.Append(lead).Append(node.Operator);
            if (node.Detail.Length > 0) text.Append("  ").Append(node.Detail);
            text.Append(CultureInfo.InvariantCulture, $"  [about {Rounded(node.EstimatedRows):N0} rows");
            if (node.ActualRows is { } rows) text.Append(CultureInfo.InvariantCulture, $"; {rows:N0} came");
            if (node.Time is { } time) text.Append(CultureInfo.InvariantCulture, $" in {time.TotalMilliseconds:0.###} ms");
            if (node.HasReusedOrder) text.Append("; order of joins known");
            text.Append("]\n");
            for (int i = node.Inputs.Count - 1; i >= 0; i--)
            {
                bool isLast = i == node.Inputs.Count - 1;
                stack.Push((node.Inputs[i], below + (isLast ? "└─ " : "├─ "), below + (isLast ? "   " : "│  ")));
            }
        }
        return text.ToString();
    }

    /// <summary>
    /// Writes the plan as a JSON object with <c>operator</c>, <c>detail</c>, <c>estimatedRows</c>, where known <c>actualRows</c> and
    /// <c>milliseconds</c>, <c>reusedOrder</c> where <see cref="HasReusedOrder"/>, and <c>inputs</c>, an array of such objects.
    /// </summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("operator", Operator);
        writer.WriteString("detail", Detail);
        writer.WriteNumber("estimatedRows", Rounded(EstimatedRows));
        if (ActualRows is { } rows) writer.WriteNumber("actualRows", rows);
        if (Time is { } time) writer.WriteNumber("milliseconds", Math.Round(time.TotalMilliseconds, 3));
        if (HasReusedOrder) writer.WriteBoolean("reusedOrder", true);
        writer.WriteStartArray("inputs");
        foreach (QueryPlan input in Inputs) input.WriteTo(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static double Rounded(double rows) => double.IsFinite(rows) ? Math.Round(rows) : double.MaxValue;
}
