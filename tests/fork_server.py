"""One process of each worker has the program imported; other processes of its tests are forked from it and cost a fork."""

import multiprocessing

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.faults.children", "tests.postgres.children", "tests.terminal.forked"])
