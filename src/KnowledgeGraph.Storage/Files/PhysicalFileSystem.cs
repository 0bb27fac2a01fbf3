using System.ComponentModel;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Memory;
using Microsoft.Win32.SafeHandles;

namespace KnowledgeGraph.Storage.Files;

/// <summary>The file system of the machine.</summary>
internal sealed partial class PhysicalFileSystem : IFileSystem
{
    private const int InvalidArgument = 22;

    private PhysicalFileSystem()
    {
    }

    public static PhysicalFileSystem Instance { get; } = new();

    public void CreateDirectory(string path)
    {
        if (Directory.Exists(path)) return;
        string? parent = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(parent)) CreateDirectory(parent);
        Directory.CreateDirectory(path);
        // Files that are synced in a directory are lost with its name.
        if (!string.IsNullOrEmpty(parent)) SyncDirectory(parent);
    }

    public IReadOnlyList<string> List(string directory) => [.. Directory.EnumerateFiles(directory).Select(path => Path.GetFileName(path))];

    public bool Exists(string path) => File.Exists(path);

    public long AvailableBytes(string directory) => new DriveInfo(directory).AvailableFreeSpace;

    public IWritableFile Create(string path) =>
        new PhysicalFile(File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read), 0);

    public IWritableFile Append(string path, long length)
    {
        SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        if (RandomAccess.GetLength(handle) != length) RandomAccess.SetLength(handle, length);
        return new PhysicalFile(handle, length);
    }

    public IReadableFile OpenRead(string path) => new PhysicalReadableFile(File.OpenHandle(path, options: FileOptions.SequentialScan));

    public MappedFile Map(string path) => new MappedPhysicalFile(path);

    public unsafe MappedFile Load(string path)
    {
        const int ChunkBytes = 1 << 30;
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        long length = RandomAccess.GetLength(handle), done = 0;
        if (length == 0) throw new StorageCorruptionException(path, "file", 0, "it is empty");
        var bytes = new NativeBlock(length);
        try
        {
            for (int read = 1; read > 0 && done < length; done += read)
            {
                read = RandomAccess.Read(handle, new Span<byte>(bytes.Address + done, (int)Math.Min(ChunkBytes, length - done)), done);
            }
            return new LoadedFile(path, bytes, done);
        }
        catch
        {
            bytes.Free();
            throw;
        }
    }

    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    public void Delete(string path) => File.Delete(path);

    public void SyncDirectory(string path)
    {
        // Windows has no such call, and NTFS journals names.
        if (OperatingSystem.IsWindows()) return;
        int descriptor = OpenDirectory(path, 0);
        if (descriptor < 0) throw Failure("cannot open", path);
        try
        {
            // Some network file systems do not know the call either.
            bool failed = SyncDescriptor(descriptor) != 0 && Marshal.GetLastPInvokeError() != InvalidArgument;
            if (failed) throw Failure("cannot sync", path);
        }
        finally
        {
            _ = CloseDescriptor(descriptor);
        }
    }

    public IDisposable? TryLock(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            return null;
        }
    }

    private static IOException Failure(string what, string path)
    {
        int error = Marshal.GetLastPInvokeError();
        return new($"{what} the directory '{path}': {new Win32Exception(error).Message}");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenDirectory(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncDescriptor(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseDescriptor(int descriptor);

    private sealed class PhysicalFile(SafeFileHandle handle, long length) : IWritableFile
    {
        public long Length { get; private set; } = length;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            RandomAccess.Write(handle, bytes, Length);
            Length += bytes.Length;
        }

        public void Sync() => RandomAccess.FlushToDisk(handle);

        public void Dispose() => handle.Dispose();
    }

    private sealed class PhysicalReadableFile(SafeFileHandle handle) : IReadableFile
    {
        public long Length { get; } = RandomAccess.GetLength(handle);

        public int Read(Span<byte> bytes, long offset) => RandomAccess.Read(handle, bytes, offset);

        public void Dispose() => handle.Dispose();
    }

    private sealed unsafe class MappedPhysicalFile : MappedFile
    {
        private readonly MemoryMappedFile _file;
        private readonly MemoryMappedViewAccessor _view;

        public MappedPhysicalFile(string path)
            : base(path)
        {
            using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Length = RandomAccess.GetLength(handle);
            if (Length == 0) throw new StorageCorruptionException(path, "file", 0, "it is empty");
            _file = MemoryMappedFile.CreateFromFile(
                handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte* address = null;
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
            Address = address + _view.PointerOffset;
        }

        protected override void Unmap()
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
        }
    }
}
