using KnowledgeGraph.Server;

return await ServerApplication.RunAsync(args);
