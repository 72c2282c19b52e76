#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants each breach in a small tree and demands that the lint finds it; and that clean code passes."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else ".").resolve()
SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


def run(lint, files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(SPDX + text, encoding="utf-8")
        done = subprocess.run([sys.executable, ROOT / "packaging/lint" / lint, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


class Layers(unittest.TestCase):
    def refused(self, name, text):
        code, out = run("layers.py", {name: text})
        self.assertEqual(code, 1, out)
        self.assertIn(name, out)

    def test_clean(self):
        code, out = run("layers.py", {"app/net/a.cpp": '#include "core/error.h"\n', "ui/pages/b.cpp": '#include "services/c.h"\n'})
        self.assertEqual(code, 0, out)

    def test_breaches(self):
        self.refused("app/core/a.h", '#include "net/httpclient.h"\n')
        self.refused("app/host/a.cpp", '#include "services/inventory.h"\n')
        self.refused("app/services/a.cpp", "#include <QIcon>\n")
        self.refused("app/services/b.cpp", "QNetworkReply *reply;\n")
        self.refused("ui/pages/a.cpp", '#include "providers/provider.h"\n')
        self.refused("ui/pages/b.cpp", "QEventLoop loop;\n")
        self.refused("app/net/b.cpp", "QSslConfiguration::setDefaultConfiguration(c);\n")
        self.refused("app/core/c.cpp", "auto &x = Thing::instance();\n")
        self.refused("app/core/long.h", "\n" * 260)
        self.refused("app/core/d.h", "#include <net/httpclient.h>\n")
        self.refused("app/core/e.h", '  # include "net/httpclient.h"\n')
        self.refused("ui/pages/c.cpp", "#include <net/downloader.h>\n")
        self.refused("app/services/c.cpp", '#include "providers/compose/composeprovider.h"\n')
        self.refused("ui/dialogs/a.cpp", "dialog->exec();\n")
        self.refused("ui/dialogs/b.cpp", "QMessageBox box;\n")
        self.refused("app/services/d.cpp", "QCoro::waitFor(task);\n")
        self.refused("app/services/e.cpp", "socket.waitForBytesWritten(5);\n")
        self.refused("app/services/f.cpp", "std::this_thread::sleep_for(1s);\n")
        self.refused("ui/widgets/a.cpp", "QThread::msleep(5);\n")

    def test_allowed(self):
        code, out = run("layers.py", {"ui/main.cpp": '#include "providers/compose/composeprovider.h"\nreturn QApplication::exec();\n',
                                      "app/host/a.cpp": "std::this_thread::sleep_for(1s);\n",
                                      "app/services/a.cpp": '#include "providers/provider.h"\n',
                                      "app/providers/compose/a.cpp": '#include "providers/compose/b.h"\n'})
        self.assertEqual(code, 0, out)


class Coroutines(unittest.TestCase):
    def check(self, statement, parameters="int a"):
        return run("coroutines.py", {"app/net/a.cpp": f"QCoro::Task<int> f({parameters})\n{{\n    {statement}\n}}\n"})

    def test_allowed(self):
        for statement in ("co_await g();", "const auto r = co_await g(a, QUrl(x));", "co_return co_await g(std::move(a));",
                          "if (a)\n        co_return co_await m_x.g(a);", "const Result<int> r = co_await x->g(a);",
                          "r = co_await g(a);", "if (a)\n        r = co_await g(a);", "const auto d = co_await offThread<Result<int>>(std::move(work));",
                          "for (const auto &x : list) {\n co_await g(x);\n }"):
            code, out = self.check(statement)
            self.assertEqual(code, 0, statement + "\n" + out)

    def test_refused(self):
        for statement in ("if (co_await g()) return;", "const auto r = a ? co_await g() : 0;", "co_await g(A{1});",
                          "co_await g([a] { return a; });", "while (co_await g()) { }", "return co_await a() && co_await b();",
                          "h(co_await g());"):
            code, out = self.check(statement)
            self.assertEqual(code, 1, statement + "\n" + out)

    def test_literals_hide_nothing(self):
        self.assertEqual(self.check('x("http://a"); if (co_await g()) return;')[0], 1)
        self.assertEqual(self.check('co_await g("a // b", \'"\');')[0], 0)

    def test_lambdas(self):
        self.assertEqual(self.check("h([this]() -> QCoro::Task<int> {\nco_await g();\n});")[0], 1)
        self.assertEqual(self.check("h([&a](int b) mutable -> QCoro::Task<> {\nco_await g();\n});")[0], 1)
        self.assertEqual(self.check("const auto h = [](int b) -> QCoro::Task<> {\nco_await g();\n};")[0], 0)

    def test_members(self):
        code, out = run("coroutines.py", {"app/net/a.h": "QCoro::Task<int> f(const int &a) override\n{\n    co_await g();\n}\n"})
        self.assertEqual(code, 1, out)

    def test_parameters(self):
        self.assertEqual(self.check("co_await g();", "const QString &a")[0], 1)
        self.assertEqual(self.check("co_await g();", "QStringView a")[0], 1)
        self.assertEqual(self.check("co_await g();", "int *a")[0], 1)
        self.assertEqual(self.check("co_await g();", "QString a, int b")[0], 0)


if __name__ == "__main__":
    unittest.main()
