namespace KnowledgeGraph.Formats.Turtle;

/// <content>How a tolerant reading goes on after an error: behind the statement that holds it.</content>
internal sealed partial class TurtleReader
{
    private void ReadTolerantly()
    {
        while (true)
        {
            try
            {
                ReadBlocks();
                return;
            }
            catch (RdfSyntaxException error)
            {
                Recover(error, isInGraph: false);
            }
        }
    }

    private void ReadStatementTolerantly()
    {
        try
        {
            ReadStatement();
        }
        catch (RdfSyntaxException error)
        {
            Recover(error, isInGraph: true);
        }
    }

    private void Recover(RdfSyntaxException error, bool isInGraph)
    {
        _input.Report(error);
        _depth = 0;
        _tripleDepth = 0;
        StatementSkipper.SkipStatement(_input, isInGraph);
    }
}
