using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>
/// A file system in memory that knows what a power cut would leave: of each file what was synced and perhaps more, of names the changes
/// up to the last sync of the directory and perhaps more. It can fail, and it can stop, at any operation that changes something.
/// </summary>
internal sealed unsafe class SimulatedDisk : IFileSystem
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Node> _names = [];
    private readonly List<Action<Dictionary<string, Node>>> _unsynced = [];
    private Dictionary<string, Node> _syncedNames = [];
    private bool _locked;
    private bool _stopped;

    /// <summary>What to do at an operation, by its number and name; null: what was asked.</summary>
    public Func<int, string, Fault>? OnOperation { get; set; }

    /// <summary>Whether it cannot be written who holds the lock.</summary>
    public bool FailsHolder { get; init; }

    /// <summary>The operations that changed something, so far.</summary>
    public int Operations { get; private set; }

    /// <summary>Every operation by its name, in order.</summary>
    public List<string> History { get; } = [];

    /// <summary>The bytes of a file, for tests to spoil.</summary>
    public List<byte> BytesOf(string name) => _names.Single(pair => Path.GetFileName(pair.Key) == name).Value.Bytes;

    public IReadOnlyList<string> Names => [.. _names.Keys.Select(path => Path.GetFileName(path)!).Order()];

    /// <summary>The disk as the next process finds it after a kill: everything that was written is there.</summary>
    public SimulatedDisk AfterKill() => CopyOf(_names, node => node.Bytes);

    /// <summary>The same disk as the next process finds it after a kill, and its machine goes on: what was not synced is still not.</summary>
    public SimulatedDisk Restart()
    {
        (OnOperation, _stopped, _locked) = (null, false, false);
        return this;
    }

    /// <summary>The disk after a power cut: of what was not synced, a random part is there.</summary>
    public SimulatedDisk AfterPowerCut(Random random)
    {
        var names = new Dictionary<string, Node>(_syncedNames);
        int kept = random.Next(_unsynced.Count + 1);
        foreach (Action<Dictionary<string, Node>> change in _unsynced[..kept]) change(names);
        return CopyOf(names, node =>
        {
            int rest = node.Bytes.Count - node.Synced;
            if (node.Synced > node.Bytes.Count) return node.Bytes;
            List<byte> bytes = node.Bytes[..(node.Synced + random.Next(rest + 1))];
            foreach ((int start, int end) in node.Lost)
            {
                for (int at = start; at < Math.Min(end, bytes.Count); at++) bytes[at] = 0;
            }
            // Pages of one write reach the disk in any order: a part of what is there may never have arrived.
            if (bytes.Count > node.Synced && random.Next(3) == 0)
            {
                int hole = random.Next(node.Synced, bytes.Count);
                for (int at = hole; at < Math.Min(bytes.Count, hole + 512); at++) bytes[at] = 0;
            }
            return bytes;
        });
    }

    /// <summary>The bytes of which it says that they are free.</summary>
    public long Available { get; set; } = long.MaxValue;

    public void CreateDirectory(string path)
    {
    }

    public IReadOnlyList<string> List(string directory)
    {
        lock (_gate) return Names;
    }

    public bool Exists(string path)
    {
        lock (_gate) return _names.ContainsKey(path);
    }

    public long AvailableBytes(string directory) => Available;

    public IWritableFile Create(string path)
    {
        lock (_gate)
        {
            Begin($"create {Path.GetFileName(path)}");
            var node = new Node();
            ChangeNames(names => names[path] = node);
            return new SimulatedFile(this, path, node);
        }
    }

    public IWritableFile Append(string path, long length)
    {
        lock (_gate)
        {
            Begin($"cut {Path.GetFileName(path)}");
            Node node = Find(path);
            node.Bytes.RemoveRange((int)length, node.Bytes.Count - (int)length);
            node.Synced = Math.Min(node.Synced, (int)length);
            return new SimulatedFile(this, path, node);
        }
    }

    public IReadableFile OpenRead(string path)
    {
        lock (_gate) return new SimulatedReadableFile([.. Find(path).Bytes]);
    }

    public MappedFile Map(string path)
    {
        lock (_gate)
        {
            byte[] bytes = [.. Find(path).Bytes];
            return bytes.Length > 0 ? new SimulatedMap(path, bytes) : throw new StorageCorruptionException(path, "file", 0, "it is empty");
        }
    }

    public MappedFile Load(string path) => Map(path);

    public void Rename(string from, string to)
    {
        lock (_gate)
        {
            Begin($"rename {Path.GetFileName(from)}");
            ChangeNames(names =>
            {
                if (names.Remove(from, out Node? node)) names[to] = node;
            });
        }
    }

    public void Delete(string path)
    {
        lock (_gate)
        {
            Begin($"delete {Path.GetFileName(path)}");
            ChangeNames(names => names.Remove(path));
        }
    }

    public void SyncDirectory(string path)
    {
        lock (_gate)
        {
            if (Begin("sync directory") == Fault.Pretend) return;
            _syncedNames = new(_names);
            _unsynced.Clear();
        }
    }

    public IDisposable? TryLock(string path)
    {
        lock (_gate)
        {
            if (_locked) return null;
            _locked = true;
            return new Unlock(() => _locked = false);
        }
    }

    private static SimulatedDisk CopyOf(Dictionary<string, Node> names, Func<Node, List<byte>> bytesOf)
    {
        var disk = new SimulatedDisk();
        foreach ((string path, Node node) in names)
        {
            List<byte> bytes = [.. bytesOf(node)];
            disk._names.Add(path, new() { Bytes = bytes, Synced = bytes.Count });
        }
        disk._syncedNames = new(disk._names);
        return disk;
    }

    private Node Find(string path) =>
        _names.TryGetValue(path, out Node? node) ? node : throw new FileNotFoundException($"no file '{path}'");

    private void ChangeNames(Action<Dictionary<string, Node>> change)
    {
        change(_names);
        _unsynced.Add(change);
    }

    private Fault Begin(string name)
    {
        if (_stopped) throw new IOException("the machine has stopped");
        // Who holds the lock is nothing that a store relies on.
        if (name.Contains("lock", StringComparison.Ordinal)) return FailsHolder ? throw new IOException("no space left") : Fault.None;
        Fault fault = OnOperation?.Invoke(Operations, name) ?? Fault.None;
        Operations++;
        History.Add(name);
        if (fault == Fault.Stop || fault == Fault.TearAndStop) _stopped = true;
        if (fault is Fault.Stop or Fault.Fail) throw new IOException($"simulated failure: {name}");
        return fault;
    }

    /// <summary>What an operation does instead of what was asked.</summary>
    public enum Fault
    {
        /// <summary>What was asked.</summary>
        None,

        /// <summary>Nothing; and it says so.</summary>
        Fail,

        /// <summary>A part of it, and it says that it failed: a disk that gets full.</summary>
        Tear,

        /// <summary>Nothing, and the machine stops.</summary>
        Stop,

        /// <summary>A part of it, and the machine stops.</summary>
        TearAndStop,

        /// <summary>Nothing, and it says that it was done: a sync that is none.</summary>
        Pretend,
    }

    private sealed class Node
    {
        public List<byte> Bytes { get; init; } = [];

        public int Synced { get; set; }

        /// <summary>
        /// What a sync that failed gave up: it can be read until the power is cut, and no later sync of the file writes it.
        /// </summary>
        public List<(int Start, int End)> Lost { get; } = [];
    }

    private sealed class SimulatedFile(SimulatedDisk disk, string path, Node node) : IWritableFile
    {
        public long Length => node.Bytes.Count;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            lock (disk._gate)
            {
                Fault fault = disk.Begin($"write {Path.GetFileName(path)}");
                bool isTorn = fault is Fault.Tear or Fault.TearAndStop;
                node.Bytes.AddRange(isTorn ? bytes[..(bytes.Length * 2 / 3)] : bytes);
                if (isTorn) throw new IOException("simulated failure: no space left");
            }
        }

        public void Sync()
        {
            lock (disk._gate)
            {
                bool isDone = false;
                try
                {
                    Fault fault = disk.Begin($"sync {Path.GetFileName(path)}");
                    if (fault is Fault.Tear or Fault.TearAndStop) throw new IOException("simulated failure: sync");
                    isDone = true;
                    if (fault != Fault.Pretend) node.Synced = node.Bytes.Count;
                }
                finally
                {
                    if (!isDone && !disk._stopped) node.Lost.Add((node.Synced, node.Bytes.Count));
                }
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class SimulatedReadableFile(byte[] bytes) : IReadableFile
    {
        public long Length => bytes.Length;

        public int Read(Span<byte> destination, long offset)
        {
            int count = (int)Math.Min(destination.Length, Math.Max(bytes.Length - offset, 0));
            bytes.AsSpan((int)Math.Min(offset, bytes.Length), count).CopyTo(destination);
            return count;
        }

        public void Dispose()
        {
        }
    }

    private sealed class SimulatedMap : MappedFile
    {
        private readonly NativeBlock _block;

        public SimulatedMap(string path, byte[] bytes)
            : base(path)
        {
            _block = new(bytes.Length);
            bytes.CopyTo(new Span<byte>(_block.Address, bytes.Length));
            Address = _block.Address;
            Length = bytes.Length;
        }

        protected override void Unmap() => _block.Free();
    }

    private sealed class Unlock(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
