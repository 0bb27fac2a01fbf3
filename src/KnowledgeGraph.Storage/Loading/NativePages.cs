using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Items in native memory, added at the end and read page by page. Growing moves nothing; the system backs a page's memory as it is
/// filled, and has it back at once when the page is freed. One thread at a time.
/// </summary>
internal sealed unsafe class NativePages<T> : IDisposable
    where T : unmanaged
{
    // Above the sizes that the C library keeps for itself.
    private const int PageBytes = 64 * 1024 * 1024;
    private readonly List<NativeBlock?> _pages = [];
    private T* _next;
    private T* _end;

    public static int PageItems => PageBytes / sizeof(T);

    public long Count { get; private set; }

    public int PageCount => _pages.Count;

    /// <summary>The bytes of the items.</summary>
    public long UsedBytes => Count * sizeof(T);

    public void Add(in T item)
    {
        if (_next == _end) AddPage();
        *_next++ = item;
        Count++;
    }

    /// <summary>The items of a page.</summary>
    public Span<T> Page(int page) =>
        new(_pages[page]!.Address, (int)Math.Min(PageItems, Count - ((long)page * PageItems)));

    /// <summary>Gives the memory of a page back.</summary>
    public void FreePage(int page)
    {
        _pages[page]?.Free();
        _pages[page] = null;
    }

    public void Dispose()
    {
        for (int page = 0; page < _pages.Count; page++) FreePage(page);
        _pages.Clear();
        Count = 0;
        _next = _end = null;
    }

    private void AddPage()
    {
        var block = new NativeBlock((long)PageItems * sizeof(T));
        _pages.Add(block);
        _next = (T*)block.Address;
        _end = _next + PageItems;
    }
}
