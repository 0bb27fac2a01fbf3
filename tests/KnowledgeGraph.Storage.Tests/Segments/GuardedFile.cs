using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Tests.Segments;

/// <summary>Bytes behind which, and some way before which, no memory may be touched: who reads out of them ends the process.</summary>
internal sealed unsafe partial class GuardedFile : MappedFile
{
    private const int PageBytes = 4096;
    private const int ReadAndWrite = 3;
    private const int PrivateAnonymous = 0x22;
    private readonly nint _pages;
    private readonly nint _size;

    public GuardedFile(byte[] bytes)
        : base("forged")
    {
        nint inner = (bytes.Length + PageBytes - 1) / PageBytes * PageBytes;
        _size = inner + (2 * PageBytes);
        _pages = Map(0, _size, ReadAndWrite, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, _pages);
        Assert.Equal(0, Protect(_pages, PageBytes, 0));
        Assert.Equal(0, Protect(_pages + PageBytes + inner, PageBytes, 0));
        Length = bytes.Length;
        Address = (byte*)_pages + PageBytes + inner - bytes.Length;
        bytes.CopyTo(new Span<byte>(Address, bytes.Length));
    }

    protected override void Unmap() => _ = Unmap(_pages, _size);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nint length);
}
