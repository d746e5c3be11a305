#!/usr/bin/env python3
"""What validate does where the usual form and the parser read a file differently: a fault of rbplan, which this program has.

  misread.py RBPLAN_MISREAD
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

RBPLAN = pathlib.Path(sys.argv.pop(1)).resolve()
PLAN = """rbplan: 1
title: "Rencana Aksi"
year: 2021
institution: {name: "KPU Kabupaten Banyumas", code: "3302"}
programs:
  - number: 1
    name: "Penguatan"
    activities:
      - number: 1
        name: "Pengawasan"
        sub_activities:
          - number: 1
            name: "Gratifikasi"
            indicators:
              - number: 1
                months: [6]
                name: "Laporan"
"""
RECORD = '  - {"indicator": "1.1.1.1", "months": [6], "status": "done", "date": "2021-06-01", "by": "Siti"}\n'


class Misread(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_on(self, *arguments):
        return subprocess.run([RBPLAN, *arguments], cwd=self.folder, capture_output=True, text=True, check=False)

    def write(self, plan, progress=None):
        (self.folder / "2021.yaml").write_text(plan)
        if progress:
            (self.folder / "2021.progress.yaml").write_text("rbplan_progress: 1\nrecords:\n" + progress)

    def test_a_plan(self):
        self.write(PLAN)
        for style in ("text", "json", "sarif", "github"):
            done = self.run_on("validate", "2021.yaml", "--format", style)
            self.assertEqual(done.returncode, 3)
            self.assertIn("2021.yaml is read in one way by rbplan and in another by its parser, first in line 17:", done.stderr)
        done = self.run_on("validate", "2021.yaml", "--lang", "id")
        self.assertIn("2021.yaml dibaca berbeda oleh rbplan dan oleh pengurainya, pertama pada baris 17:", done.stderr)

    def test_a_record(self):
        self.write(PLAN, RECORD)
        done = self.run_on("validate", "2021.yaml")
        self.assertEqual(done.returncode, 3)
        self.assertIn("2021.progress.yaml is read in one way by rbplan and in another by its parser, first in line 3:", done.stderr)


if __name__ == "__main__":
    unittest.main()
