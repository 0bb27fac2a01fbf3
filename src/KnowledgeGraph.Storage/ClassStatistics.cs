namespace KnowledgeGraph.Storage;

/// <summary>How many instances a class has, over all graphs merged.</summary>
/// <param name="Class">An object of <c>rdf:type</c>.</param>
/// <param name="InstanceCount">The subjects that have it as such.</param>
public readonly record struct ClassStatistics(ValueId Class, long InstanceCount);
