using KnowledgeGraph.Query.Expressions.Functions;
using KnowledgeGraph.Query.Expressions.Nodes;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>Binds expressions to the columns of an operator's input (SPARQL 1.1 §17).</summary>
internal sealed class ExpressionCompiler(ExpressionContext context)
{
    private static readonly IReadOnlyDictionary<Variable, int> NoColumns = new Dictionary<Variable, int>();

    public ExpressionContext Context { get; } = context;

    /// <summary>
    /// Compiles an expression. A variable without a column is unbound in every row.
    /// </summary>
    /// <param name="expression">The expression; it holds no aggregates.</param>
    /// <param name="columns">The column of each variable of the input.</param>
    /// <param name="scope">Shared by the expressions of consecutive Extends on the same rows; null for a scope of its own.</param>
    public CompiledExpression Compile(Expression expression, IReadOnlyDictionary<Variable, int> columns, SolutionScope? scope = null) =>
        new Binder(Context, columns, scope ?? new SolutionScope()).Bind(expression);

    /// <summary>Evaluates an expression without variables; none for an error.</summary>
    public ValueId EvaluateConstant(Expression expression) => Evaluate(Compile(expression, NoColumns));

    private static ValueId Evaluate(CompiledExpression compiled)
    {
        var row = new ColumnBatch(0) { RowCount = 1 };
        Span<ValueId> result = stackalloc ValueId[1];
        compiled.Evaluate(row, result);
        return result[0];
    }

    private sealed class Binder(ExpressionContext context, IReadOnlyDictionary<Variable, int> columns, SolutionScope scope)
    {
        public CompiledExpression Bind(Expression expression)
        {
            CompiledExpression node = BindNode(expression);
            return node is not ConstantNode && node.IsConstant ? Constant(Evaluate(node)) : node;
        }

        private CompiledExpression BindNode(Expression expression)
        {
            switch (expression)
            {
                case ConstantExpression constant:
                    return Constant(context.Terms.Intern(constant.Term));
                case VariableExpression variable:
                    return columns.TryGetValue(variable.Variable, out int column)
                        ? new VariableNode(context, column)
                        : Constant(ValueId.None);
                case UnaryExpression unary:
                    CompiledExpression operand = Bind(unary.Operand);
                    return unary.Operator switch
                    {
                        UnaryOperator.Not => new NotNode(operand),
                        UnaryOperator.Minus => new UnaryNumericNode(context, static value => -value, operand),
                        _ => new UnaryNumericNode(context, static value => value, operand),
                    };
                case BinaryExpression binary:
                    return BindBinary(binary);
                case InExpression membership:
                    var node = new InNode(context, Bind(membership.Value), BindAll(membership.Candidates));
                    return membership.Negated ? new NotNode(node) : node;
                case BuiltInCall call:
                    return BindBuiltIn(call.Function, call.Arguments);
                case FunctionCall call:
                    return Casts.Find(call.Function) is ScalarFunction cast && call.Arguments.Count == 1
                        ? new FunctionNode(context, new(cast, IsCheap: false), BindAll(call.Arguments))
                        : Constant(ValueId.None);
                case ExistsExpression exists when context.CompileExists is not null:
                    return context.CompileExists(exists, columns);
                default:
                    throw new KnowledgeGraphException($"an expression of the kind {expression.GetType().Name} cannot stand here");
            }
        }

        private CompiledExpression[] BindAll(IReadOnlyList<Expression> expressions) => [.. expressions.Select(Bind)];

        private ConstantNode Constant(ValueId value) => new(context, value);

        private CompiledExpression BindBinary(BinaryExpression binary)
        {
            switch (binary.Operator)
            {
                case BinaryOperator.Or or BinaryOperator.And:
                    Ternary decisive = binary.Operator == BinaryOperator.Or ? Ternary.True : Ternary.False;
                    return new LogicalNode(decisive, [.. Flatten(binary, binary.Operator).Select(Bind)]);
                case BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide:
                    return new ArithmeticNode(context, binary.Operator, Bind(binary.Left), Bind(binary.Right));
                default:
                    return new ComparisonNode(context, binary.Operator, Bind(binary.Left), Bind(binary.Right));
            }
        }

        /// <summary>The operands of a chain of one operator, from left to right.</summary>
        private static Stack<Expression> Flatten(BinaryExpression chain, BinaryOperator binaryOperator)
        {
            var operands = new Stack<Expression>();
            var pending = new Stack<Expression>([chain]);
            while (pending.TryPop(out Expression? expression))
            {
                if (expression is BinaryExpression binary && binary.Operator == binaryOperator)
                {
                    pending.Push(binary.Left);
                    pending.Push(binary.Right);
                }
                else
                {
                    operands.Push(expression);
                }
            }
            return operands;
        }

        private CompiledExpression BindBuiltIn(BuiltInFunction function, IReadOnlyList<Expression> arguments)
        {
            switch (function)
            {
                case BuiltInFunction.Bound:
                    bool isColumn = arguments[0] is VariableExpression variable && columns.TryGetValue(variable.Variable, out _);
                    return isColumn ? new BoundNode(columns[((VariableExpression)arguments[0]).Variable]) : Constant(TermValues.False);
                case BuiltInFunction.Coalesce:
                    return new CoalesceNode(context, BindAll(arguments));
                case BuiltInFunction.If:
                    return new IfNode(context, Bind(arguments[0]), Bind(arguments[1]), Bind(arguments[2]));
                case BuiltInFunction.BNode when arguments.Count == 0:
                    return new VolatileNode(context, static context => context.Terms.CreateBlankNode());
                case BuiltInFunction.BNode:
                    return new BlankNodeNode(context, scope, Bind(arguments[0]));
                case BuiltInFunction.Rand:
                    return new VolatileNode(
                        context,
                        static context => context.Values.Create(Numeric.FromDouble(Random.Shared.NextDouble())));
                case BuiltInFunction.Uuid:
                    return new VolatileNode(context, TermFunctions.Uuid);
                case BuiltInFunction.StrUuid:
                    return new VolatileNode(context, TermFunctions.StrUuid);
                case BuiltInFunction.Now:
                    return Constant(context.Values.Create(Rdf.Xsd.XsdDateTime.FromDateTimeOffset(context.Now)));
                case BuiltInFunction.Abs:
                    return new UnaryNumericNode(context, static value => value.Abs(), Bind(arguments[0]));
                case BuiltInFunction.Ceil:
                    return new UnaryNumericNode(context, static value => value.Ceiling(), Bind(arguments[0]));
                case BuiltInFunction.Floor:
                    return new UnaryNumericNode(context, static value => value.Floor(), Bind(arguments[0]));
                case BuiltInFunction.Round:
                    return new UnaryNumericNode(context, static value => value.Round(), Bind(arguments[0]));
                default:
                    return new FunctionNode(context, BuiltIns.Find(function), BindAll(arguments));
            }
        }
    }
}
