namespace KnowledgeGraph.Documents.Fiches;

/// <summary>What the title of a column, of a row or of a line promises of the thing that a table or a list speaks of.</summary>
internal enum FieldRole
{
    /// <summary>Something else, or what is denied, planned or past ("signature en attente"): nothing is read below it.</summary>
    Other,

    /// <summary>Who leads.</summary>
    Pilot,

    /// <summary>Who facilitates.</summary>
    Facilitator,

    /// <summary>Who organises.</summary>
    Organiser,

    /// <summary>Who belongs to it.</summary>
    Members,

    /// <summary>How often it meets.</summary>
    Frequency,

    /// <summary>What it aims at.</summary>
    Objective,

    /// <summary>Whether it exists yet, or still.</summary>
    State,

    /// <summary>Since when it exists.</summary>
    Start,

    /// <summary>Until when it existed.</summary>
    End,

    /// <summary>Whether it is formalised.</summary>
    Formality,

    /// <summary>By which act.</summary>
    Act,

    /// <summary>Who signed the act.</summary>
    Signatories,

    /// <summary>The name of a person; where there is another column of given names, the surname.</summary>
    PersonName,

    /// <summary>The given name of a person.</summary>
    GivenName,

    /// <summary>For whom a person works or speaks.</summary>
    Organisation,

    /// <summary>What a person does there.</summary>
    JobTitle,

    /// <summary>The address of a person.</summary>
    Mail,

    /// <summary>What a person is for the CNIG or for the fiche.</summary>
    PersonRole,
}
