using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KnowledgeGraph.Query;

/// <summary>Shows a plan to a person and to a program.</summary>
public static class QueryPlanRendering
{
    /// <summary>The plan as an indented tree, an operator a line, with estimated and (where counted) actual rows and milliseconds.</summary>
    public static string ToText(this QueryPlan plan)
    {
        List<(string Tree, QueryPlan Plan)> lines = [];
        Collect(plan, "", "", lines);
        int width = lines.Max(line => line.Tree.Length);
        var text = new StringBuilder();
        text.Append("operator".PadRight(width)).Append("   estimated      actual          ms\n");
        foreach ((string tree, QueryPlan node) in lines)
        {
            text.Append(tree.PadRight(width)).Append(CultureInfo.InvariantCulture, $"{node.EstimatedRows,12:N0}");
            text.Append(node.ActualRows is { } rows ? rows.ToString("N0", CultureInfo.InvariantCulture).PadLeft(12) : "-".PadLeft(12));
            text.Append(node.Time is { } time ? time.TotalMilliseconds.ToString("N2", CultureInfo.InvariantCulture).PadLeft(12) : "-".PadLeft(12));
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>
    /// Writes the plan as an object: <c>operator</c>, <c>detail</c>, <c>estimatedRows</c>, <c>actualRows</c>, <c>milliseconds</c>,
    /// <c>inputs</c>.
    /// </summary>
    public static void WriteTo(this QueryPlan plan, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("operator", plan.Operator);
        json.WriteString("detail", plan.Detail);
        json.WriteNumber("estimatedRows", Math.Round(plan.EstimatedRows, 1));
        if (plan.ActualRows is { } rows) json.WriteNumber("actualRows", rows);
        if (plan.Time is { } time) json.WriteNumber("milliseconds", Math.Round(time.TotalMilliseconds, 3));
        json.WriteStartArray("inputs");
        foreach (QueryPlan input in plan.Inputs) input.WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Collect(QueryPlan plan, string lead, string childLead, List<(string Tree, QueryPlan Plan)> lines)
    {
        lines.Add(($"{lead}{plan.Operator} {plan.Detail.ReplaceLineEndings(" ")}".TrimEnd(), plan));
        for (int i = 0; i < plan.Inputs.Count; i++)
        {
            bool isLast = i == plan.Inputs.Count - 1;
            Collect(plan.Inputs[i], childLead + (isLast ? "└ " : "├ "), childLead + (isLast ? "  " : "│ "), lines);
        }
    }
}
