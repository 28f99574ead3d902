#!/usr/bin/env python3
"""What it costs to check many files in processes of their own: time, scaling, memory. Linux only.

    run.py PROGRAM RESUME... [--posting FILE] [--files 1000] [--format concise]

Copies of the résumés are checked one after the other without workers (a process for each file, whose own start is
measured with an empty file and taken off), then with workers, on one and two jobs. Printed are medians of three runs.
"""

import argparse
import pathlib
import resource
import shutil
import statistics
import subprocess
import tempfile
import threading
import time


def peak_memory(pid, peaks, ended):
    """Notes the most memory that a process and its children each had, in MiB, until told to stop."""
    while not ended.is_set():
        pids = [pid]
        try:
            children = pathlib.Path(f"/proc/{pid}/task").glob("*/children")
            pids += [int(child) for tasks in children for child in tasks.read_text().split()]
        except OSError:
            pass
        for one in pids:
            try:
                status = pathlib.Path(f"/proc/{one}/status").read_text()
            except OSError:
                continue
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    peaks[one] = max(peaks.get(one, 0), int(line.split()[1]) / 1024)
        ended.wait(0.02)


def run(command):
    """Seconds of the clock, seconds of CPU, most memory of the parent and of a worker."""
    peaks, ended = {}, threading.Event()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    watcher = threading.Thread(target=peak_memory, args=(process.pid, peaks, ended))
    watcher.start()
    process.wait()
    clock = time.perf_counter() - began
    ended.set()
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    parent = peaks.pop(process.pid, 0)
    return clock, cpu, parent, max(peaks.values(), default=0)


def median(command):
    return [statistics.median(values) for values in zip(*(run(command) for _ in range(3)))]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("resumes", nargs="+")
    arguments.add_argument("--posting")
    arguments.add_argument("--files", type=int, default=1000)
    arguments.add_argument("--format", default="concise")
    given = arguments.parse_args()
    check = [given.program, "check", "--isolated", "--fail-on", "never", "--format", given.format]
    check += ["--posting", given.posting] if given.posting else []
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for number in range(given.files):
            resume = pathlib.Path(given.resumes[number % len(given.resumes)])
            copies.append(pathlib.Path(folder) / f"{number:05}{resume.suffix}")
            shutil.copyfile(resume, copies[-1])
        nothing = pathlib.Path(folder) / "nothing.log"
        nothing.touch()
        start = median([*check, str(nothing)])[1]
        alone = sum(median([*check, str(copy)])[1] - start for copy in copies[: len(given.resumes)])
        alone *= 1000 / len(given.resumes)
        print(f"alone, in its own process: {alone:.2f} ms of CPU a file besides {start * 1000:.1f} ms to start")
        clocks = []
        for jobs in (1, 2):
            clock, cpu, parent, worker = median([*check, "--jobs", str(jobs), folder])
            clocks.append(clock)
            each = 1000 / given.files
            print(
                f"--jobs {jobs}: {clock * each:.2f} ms a file ({cpu * each:.2f} ms of CPU, "
                f"{cpu * each - alone:+.2f} ms); parent {parent:.0f} MiB, worker {worker:.0f} MiB"
            )
        print(f"two jobs are {clocks[0] / clocks[1]:.2f} times as fast as one")


if __name__ == "__main__":
    main()
